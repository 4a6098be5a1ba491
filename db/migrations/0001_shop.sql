CREATE TYPE "public"."grind" AS ENUM('none', 'whole-bean', 'espresso', 'moka', 'aeropress', 'filter', 'batch', 'french-press', 'cold-brew');--> statement-breakpoint
CREATE TYPE "public"."certificate_holder" AS ENUM('producer', 'importer', 'us');--> statement-breakpoint
CREATE TYPE "public"."certification_scheme" AS ENUM('Fair Trade USA', 'Fairtrade International', 'SPP', 'USDA Organic', 'EU Organic', 'Rainforest Alliance', 'Bird Friendly', 'Demeter', 'Regenerative Organic', 'Denominación de origen');--> statement-breakpoint
CREATE TYPE "public"."coffee_state" AS ENUM('cherry', 'parchment', 'green');--> statement-breakpoint
CREATE TYPE "public"."disclosure_level" AS ENUM('farm-gate', 'cooperative-gate', 'fob', 'ex-works', 'landed');--> statement-breakpoint
CREATE TYPE "public"."fact_status" AS ENUM('verified', 'stated', 'demo');--> statement-breakpoint
CREATE TYPE "public"."fact_subject" AS ENUM('coffee', 'lot', 'producer', 'region');--> statement-breakpoint
CREATE TYPE "public"."slug_kind" AS ENUM('coffee', 'story', 'producer', 'origin');--> statement-breakpoint
CREATE TYPE "public"."coffee_kind" AS ENUM('coffee', 'blend', 'chocolate', 'set');--> statement-breakpoint
CREATE TYPE "public"."geo_precision" AS ENUM('country', 'region', 'province', 'town', 'farm');--> statement-breakpoint
CREATE TYPE "public"."taste_family" AS ENUM('bright-citrus', 'floral-tea', 'juicy-red-fruit', 'caramel-balanced', 'chocolate-nut', 'earth-spice', 'wild-winey');--> statement-breakpoint
CREATE TYPE "public"."provenance" AS ENUM('source', 'source+demo', 'demo', 'shop');--> statement-breakpoint
CREATE TYPE "public"."publication" AS ENUM('draft', 'published', 'archived');--> statement-breakpoint
CREATE TYPE "public"."decaf_method" AS ENUM('water', 'sugar-cane-ea', 'co2', 'mc');--> statement-breakpoint
CREATE TYPE "public"."lot_stage" AS ENUM('draft', 'upcoming', 'afloat', 'landed', 'archived');--> statement-breakpoint
CREATE TYPE "public"."packaging" AS ENUM('jute', 'jute-grainpro', 'vacuum-box', 'ecotact');--> statement-breakpoint
CREATE TYPE "public"."process_method" AS ENUM('washed', 'natural', 'honey', 'pulped-natural', 'wet-hulled', 'double-washed');--> statement-breakpoint
CREATE TYPE "public"."process_modifier" AS ENUM('anaerobic', 'carbonic');--> statement-breakpoint
CREATE TYPE "public"."species" AS ENUM('arabica', 'canephora', 'liberica', 'eugenioides', 'hybrid');--> statement-breakpoint
CREATE TYPE "public"."attempt_state" AS ENUM('creating', 'open', 'processing', 'paid', 'failed', 'expired', 'absent');--> statement-breakpoint
CREATE TYPE "public"."dispute_state" AS ENUM('none', 'open', 'won', 'lost', 'prevented');--> statement-breakpoint
CREATE TYPE "public"."fulfilment_state" AS ENUM('none', 'ready', 'held', 'packed', 'shipped', 'delivered', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."payment_mode" AS ENUM('demo', 'test', 'live');--> statement-breakpoint
CREATE TYPE "public"."payment_state" AS ENUM('pending', 'processing', 'paid', 'partially_refunded', 'refunded', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."refund_source" AS ENUM('admin', 'dashboard', 'auto');--> statement-breakpoint
CREATE TYPE "public"."refund_status" AS ENUM('requested', 'pending', 'succeeded', 'failed', 'canceled', 'requires_action');--> statement-breakpoint
CREATE TYPE "public"."producer_kind" AS ENUM('cooperative', 'central', 'association', 'estate', 'smallholder-group', 'washing-station', 'exporter');--> statement-breakpoint
CREATE TYPE "public"."cupping_method" AS ENUM('SCA2004', 'CVA', 'CoE', 'in-house');--> statement-breakpoint
CREATE TYPE "public"."score_status" AS ENUM('derived', 'stated-by-importer', 'stated-by-producer', 'demo');--> statement-breakpoint
CREATE TYPE "public"."region_level" AS ENUM('country', 'department', 'province');--> statement-breakpoint
CREATE TYPE "public"."stock_movement" AS ENUM('receive', 'adjust', 'restock', 'reserve', 'release', 'commit', 'late_commit');--> statement-breakpoint
CREATE TYPE "public"."story_kind" AS ENUM('origin', 'travel', 'producer', 'guide');--> statement-breakpoint
CREATE TYPE "public"."variant_form" AS ENUM('green', 'roasted', 'chocolate', 'set');--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"grind" "grind" DEFAULT 'none' NOT NULL,
	"quantity" integer NOT NULL,
	"seen_price_minor" integer NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_cart_id_variant_id_grind_pk" PRIMARY KEY("cart_id","variant_id","grind"),
	CONSTRAINT "cart_lines_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" text PRIMARY KEY NOT NULL,
	"country" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carts_country" CHECK ("carts"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text,
	"producer_id" text,
	"scheme" "certification_scheme" NOT NULL,
	"holder" "certificate_holder" NOT NULL,
	"certificate_no" text,
	"certifier" text,
	"valid_from" text,
	"valid_to" text,
	"covers_this_sku" boolean DEFAULT false NOT NULL,
	CONSTRAINT "certifications_one_subject" CHECK (num_nonnulls("certifications"."lot_id", "certifications"."producer_id") = 1),
	CONSTRAINT "certifications_valid_from" CHECK ("certifications"."valid_from" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "certifications_valid_to" CHECK ("certifications"."valid_to" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$')
);
--> statement-breakpoint
CREATE TABLE "fact_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" "fact_subject" NOT NULL,
	"subject_id" text NOT NULL,
	"field" text NOT NULL,
	"value" text,
	"source" text NOT NULL,
	"url" text,
	"as_of" text,
	"status" "fact_status" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fact_sources_as_of" CHECK ("fact_sources"."as_of" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$')
);
--> statement-breakpoint
CREATE TABLE "price_disclosures" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text NOT NULL,
	"level" "disclosure_level" NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"per" text NOT NULL,
	"form_of_coffee" "coffee_state" NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"consent_given" boolean DEFAULT false NOT NULL,
	CONSTRAINT "price_disclosures_amount" CHECK ("price_disclosures"."amount_minor" > 0),
	CONSTRAINT "price_disclosures_per" CHECK ("price_disclosures"."per" in ('kg', 'lb'))
);
--> statement-breakpoint
CREATE TABLE "slug_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "slug_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" "slug_kind" NOT NULL,
	"slug" text NOT NULL,
	"target_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coffee_components" (
	"coffee_id" text NOT NULL,
	"component_id" text NOT NULL,
	"net_g" integer NOT NULL,
	CONSTRAINT "coffee_components_coffee_id_component_id_pk" PRIMARY KEY("coffee_id","component_id"),
	CONSTRAINT "coffee_components_net" CHECK ("coffee_components"."net_g" > 0),
	CONSTRAINT "coffee_components_not_itself" CHECK ("coffee_components"."coffee_id" <> "coffee_components"."component_id")
);
--> statement-breakpoint
CREATE TABLE "coffee_regions" (
	"coffee_id" text NOT NULL,
	"region_id" text NOT NULL,
	CONSTRAINT "coffee_regions_coffee_id_region_id_pk" PRIMARY KEY("coffee_id","region_id")
);
--> statement-breakpoint
CREATE TABLE "coffees" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" "coffee_kind" NOT NULL,
	"name" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"producer_id" text,
	"region_id" text,
	"locality" text,
	"lat" double precision,
	"lon" double precision,
	"geo_precision" "geo_precision",
	"taste_families" "taste_family"[] DEFAULT '{}' NOT NULL,
	"cocoa_solids_min_pct" integer,
	"ingredients" text,
	"allergens" text[] DEFAULT '{}' NOT NULL,
	"may_contain" text[] DEFAULT '{}' NOT NULL,
	"status" "publication" DEFAULT 'draft' NOT NULL,
	"provenance" "provenance" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coffees_slug_shape" CHECK ("coffees"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("coffees"."slug") <= 80),
	CONSTRAINT "coffees_name_present" CHECK (length(trim("coffees"."name")) > 0),
	CONSTRAINT "coffees_cocoa_solids" CHECK ("coffees"."cocoa_solids_min_pct" between 0 and 100),
	CONSTRAINT "coffees_lat" CHECK ("coffees"."lat" between -90 and 90),
	CONSTRAINT "coffees_lon" CHECK ("coffees"."lon" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "lots" (
	"id" text PRIMARY KEY NOT NULL,
	"coffee_id" text NOT NULL,
	"lot_code" text NOT NULL,
	"ico_mark" text,
	"species" "species",
	"varieties" text[] DEFAULT '{}' NOT NULL,
	"process" "process_method",
	"process_modifiers" "process_modifier"[] DEFAULT '{}' NOT NULL,
	"decaf_method" "decaf_method",
	"fermentation_h" integer,
	"drying_days" integer,
	"drying" text,
	"altitude_min_m" integer,
	"altitude_max_m" integer,
	"harvest_months" integer[] DEFAULT '{}' NOT NULL,
	"crop_year" text NOT NULL,
	"harvest_end" text,
	"shipped_on" text,
	"arrived_on" text,
	"grade" text,
	"screen_min" integer,
	"screen_max" integer,
	"flavour_notes" text[] DEFAULT '{}' NOT NULL,
	"agtron_ground" integer,
	"roast_notes" text,
	"export_bag_kg" integer,
	"bags_imported" integer,
	"packaging" "packaging",
	"roast_loss_bp" integer DEFAULT 1600 NOT NULL,
	"stage" "lot_stage" DEFAULT 'draft' NOT NULL,
	"on_hand_g" integer DEFAULT 0 NOT NULL,
	"reserved_g" integer DEFAULT 0 NOT NULL,
	"provenance" "provenance" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lots_reserved_within_on_hand" CHECK ("lots"."reserved_g" between 0 and "lots"."on_hand_g"),
	CONSTRAINT "lots_ico_mark" CHECK ("lots"."ico_mark" ~ '^\d{3}-\d{4}-\d{4,5}$'),
	CONSTRAINT "lots_altitude_min" CHECK ("lots"."altitude_min_m" between 200 and 2700),
	CONSTRAINT "lots_altitude_max" CHECK ("lots"."altitude_max_m" between 200 and 2700),
	CONSTRAINT "lots_altitude_ordered" CHECK ("lots"."altitude_min_m" <= "lots"."altitude_max_m"),
	CONSTRAINT "lots_altitude_both_or_none" CHECK (("lots"."altitude_min_m" is null) = ("lots"."altitude_max_m" is null)),
	CONSTRAINT "lots_harvest_months" CHECK ("lots"."harvest_months" <@ array[1,2,3,4,5,6,7,8,9,10,11,12]),
	CONSTRAINT "lots_crop_year" CHECK ("lots"."crop_year" ~ '^\d{4}(/\d{2})?$'),
	CONSTRAINT "lots_harvest_end" CHECK ("lots"."harvest_end" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "lots_shipped_on" CHECK ("lots"."shipped_on" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "lots_arrived_on" CHECK ("lots"."arrived_on" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "lots_fermentation" CHECK ("lots"."fermentation_h" between 0 and 200),
	CONSTRAINT "lots_drying_days" CHECK ("lots"."drying_days" between 1 and 60),
	CONSTRAINT "lots_screen_min" CHECK ("lots"."screen_min" between 10 and 20),
	CONSTRAINT "lots_screen_max" CHECK ("lots"."screen_max" between 10 and 20),
	CONSTRAINT "lots_screen_ordered" CHECK ("lots"."screen_min" <= "lots"."screen_max"),
	CONSTRAINT "lots_agtron" CHECK ("lots"."agtron_ground" between 20 and 100),
	CONSTRAINT "lots_export_bag" CHECK ("lots"."export_bag_kg" between 1 and 100),
	CONSTRAINT "lots_bags_imported" CHECK ("lots"."bags_imported" > 0),
	CONSTRAINT "lots_roast_loss" CHECK ("lots"."roast_loss_bp" between 0 and 4000)
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "checkout_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"n" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"request" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"session_id" text,
	"url" text,
	"state" "attempt_state" DEFAULT 'creating' NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"actor" text DEFAULT 'shop' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"order_id" text NOT NULL,
	"line" integer NOT NULL,
	"variant_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"sku" text NOT NULL,
	"lot_code" text NOT NULL,
	"coffee_slug" text NOT NULL,
	"name" text NOT NULL,
	"size_label" text NOT NULL,
	"form" "variant_form" NOT NULL,
	"grind" "grind" NOT NULL,
	"price_minor" integer NOT NULL,
	"quantity" integer NOT NULL,
	"draw_g" integer NOT NULL,
	"gross_g" integer NOT NULL,
	CONSTRAINT "order_items_order_id_line_pk" PRIMARY KEY("order_id","line"),
	CONSTRAINT "order_items_quantity" CHECK ("order_items"."quantity" > 0),
	CONSTRAINT "order_items_price" CHECK ("order_items"."price_minor" > 0),
	CONSTRAINT "order_items_draw" CHECK ("order_items"."draw_g" > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"cart_id" text NOT NULL,
	"mode" "payment_mode" NOT NULL,
	"currency" text NOT NULL,
	"country" text NOT NULL,
	"subtotal_minor" integer NOT NULL,
	"shipping_minor" integer DEFAULT 0 NOT NULL,
	"tax_minor" integer DEFAULT 0 NOT NULL,
	"discount_minor" integer DEFAULT 0 NOT NULL,
	"total_paid_minor" integer DEFAULT 0 NOT NULL,
	"refunded_minor" integer DEFAULT 0 NOT NULL,
	"offered_rates" jsonb NOT NULL,
	"chosen_service" text,
	"payment_state" "payment_state" DEFAULT 'pending' NOT NULL,
	"fulfilment_state" "fulfilment_state" DEFAULT 'none' NOT NULL,
	"dispute_state" "dispute_state" DEFAULT 'none' NOT NULL,
	"review_reason" text,
	"access_token_hash" text NOT NULL,
	"cart_hash" text NOT NULL,
	"email" text,
	"customer_name" text,
	"shipping_name" text,
	"shipping_address" jsonb,
	"roasts_on" text,
	"arrives_by" text,
	"gross_g" integer NOT NULL,
	"placed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_amounts" CHECK ("orders"."subtotal_minor" > 0 and "orders"."shipping_minor" >= 0 and "orders"."tax_minor" >= 0 and "orders"."discount_minor" >= 0 and "orders"."total_paid_minor" >= 0),
	CONSTRAINT "orders_refunded" CHECK ("orders"."refunded_minor" between 0 and "orders"."total_paid_minor"),
	CONSTRAINT "orders_currency" CHECK ("orders"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "orders_ship_only_paid" CHECK ("orders"."fulfilment_state" in ('none', 'held', 'cancelled') or "orders"."payment_state" in ('paid', 'partially_refunded', 'refunded'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"recipient" text,
	"subject" text,
	"html" text,
	"plain_text" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"sent_via" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"session_id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"payment_intent" text,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"livemode" boolean NOT NULL,
	"verified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"stripe_refund_id" text,
	"order_id" text NOT NULL,
	"payment_intent" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"status" "refund_status" DEFAULT 'requested' NOT NULL,
	"source" "refund_source" NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"created" timestamp with time zone NOT NULL,
	"api_version" text,
	"livemode" boolean NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"outcome" text,
	"processed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "watermarks" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "producers" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text,
	"kind" "producer_kind" NOT NULL,
	"region_id" text,
	"members" integer,
	"founded_on" text,
	"fair_trade_since" integer,
	"summary" text DEFAULT '' NOT NULL,
	"body" jsonb,
	"status" "publication" DEFAULT 'draft' NOT NULL,
	"provenance" "provenance" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "producers_slug_shape" CHECK ("producers"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "producers_members" CHECK ("producers"."members" > 0),
	CONSTRAINT "producers_founded_on" CHECK ("producers"."founded_on" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "producers_fair_trade_since" CHECK ("producers"."fair_trade_since" between 1988 and 2100)
);
--> statement-breakpoint
CREATE TABLE "brew_recipes" (
	"id" text PRIMARY KEY NOT NULL,
	"coffee_id" text NOT NULL,
	"method" text NOT NULL,
	"dose_g" integer NOT NULL,
	"water_g" integer NOT NULL,
	"temperature_c" integer NOT NULL,
	"time_s" integer NOT NULL,
	"grind" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "brew_ratio" CHECK ("brew_recipes"."dose_g" > 0 and "brew_recipes"."water_g" between "brew_recipes"."dose_g" and "brew_recipes"."dose_g" * 20),
	CONSTRAINT "brew_temperature" CHECK ("brew_recipes"."temperature_c" between 20 and 100),
	CONSTRAINT "brew_time" CHECK ("brew_recipes"."time_s" between 1 and 172800)
);
--> statement-breakpoint
CREATE TABLE "cuppings" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text NOT NULL,
	"method" "cupping_method" NOT NULL,
	"cupper" text,
	"cupped_on" text,
	"sample_roast_agtron" integer,
	"fragrance" integer,
	"aroma" integer,
	"flavor" integer,
	"aftertaste" integer,
	"acidity" integer,
	"sweetness" integer,
	"mouthfeel" integer,
	"affective" integer[],
	"non_uniform_cups" integer DEFAULT 0 NOT NULL,
	"defective_cups" integer DEFAULT 0 NOT NULL,
	"score" numeric(5, 2),
	"score_status" "score_status" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cuppings_fragrance" CHECK ("cuppings"."fragrance" between 0 and 15),
	CONSTRAINT "cuppings_aroma" CHECK ("cuppings"."aroma" between 0 and 15),
	CONSTRAINT "cuppings_flavor" CHECK ("cuppings"."flavor" between 0 and 15),
	CONSTRAINT "cuppings_aftertaste" CHECK ("cuppings"."aftertaste" between 0 and 15),
	CONSTRAINT "cuppings_acidity" CHECK ("cuppings"."acidity" between 0 and 15),
	CONSTRAINT "cuppings_sweetness" CHECK ("cuppings"."sweetness" between 0 and 15),
	CONSTRAINT "cuppings_mouthfeel" CHECK ("cuppings"."mouthfeel" between 0 and 15),
	CONSTRAINT "cuppings_affective" CHECK (cardinality("cuppings"."affective") = 8 and 1 <= all("cuppings"."affective") and 9 >= all("cuppings"."affective")),
	CONSTRAINT "cuppings_non_uniform" CHECK ("cuppings"."non_uniform_cups" between 0 and 5),
	CONSTRAINT "cuppings_defective" CHECK ("cuppings"."defective_cups" between 0 and 5),
	CONSTRAINT "cuppings_score" CHECK ("cuppings"."score" between 0 and 100),
	CONSTRAINT "cuppings_cupped_on" CHECK ("cuppings"."cupped_on" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	CONSTRAINT "cuppings_agtron" CHECK ("cuppings"."sample_roast_agtron" between 20 and 100),
	CONSTRAINT "cuppings_score_is_signed_or_demo" CHECK ("cuppings"."score" is null or "cuppings"."score_status" in ('demo', 'derived') or ("cuppings"."cupper" is not null and "cuppings"."cupped_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "green_analyses" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text NOT NULL,
	"analysed_on" text,
	"moisture_pct" numeric(4, 2),
	"water_activity" numeric(3, 2),
	"density_g_l" integer,
	"defects_cat1" integer,
	"defects_cat2" integer,
	"quakers" integer,
	"color" text,
	CONSTRAINT "green_moisture" CHECK ("green_analyses"."moisture_pct" between 8 and 13.5),
	CONSTRAINT "green_water_activity" CHECK ("green_analyses"."water_activity" between 0.40 and 0.70),
	CONSTRAINT "green_density" CHECK ("green_analyses"."density_g_l" between 500 and 900),
	CONSTRAINT "green_defects" CHECK ("green_analyses"."defects_cat1" >= 0 and "green_analyses"."defects_cat2" >= 0 and "green_analyses"."quakers" >= 0),
	CONSTRAINT "green_analysed_on" CHECK ("green_analyses"."analysed_on" ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$')
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"id" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"parent_id" text,
	"level" "region_level" NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"iso" text,
	"lat" double precision,
	"lon" double precision,
	"intro" text DEFAULT '' NOT NULL,
	"altitude_note" text,
	"harvest_months" integer[] DEFAULT '{}' NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "regions_path_shape" CHECK ("regions"."path" ~ '^[a-z0-9-]+(/[a-z0-9-]+){0,2}$'),
	CONSTRAINT "regions_country_has_no_parent" CHECK (("regions"."level" = 'country') = ("regions"."parent_id" is null)),
	CONSTRAINT "regions_lat" CHECK ("regions"."lat" between -90 and 90),
	CONSTRAINT "regions_lon" CHECK ("regions"."lon" between -180 and 180),
	CONSTRAINT "regions_harvest_months" CHECK ("regions"."harvest_months" <@ array[1,2,3,4,5,6,7,8,9,10,11,12])
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"kind" text NOT NULL,
	"ref_id" text NOT NULL,
	"title" text NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"href" text NOT NULL,
	"plain" text NOT NULL,
	"document" "tsvector" NOT NULL,
	CONSTRAINT "search_documents_kind_ref_id_pk" PRIMARY KEY("kind","ref_id")
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"word" text NOT NULL,
	"meaning" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipping_bands" (
	"service_id" text NOT NULL,
	"up_to_g" integer NOT NULL,
	"price_minor" integer NOT NULL,
	CONSTRAINT "shipping_bands_service_id_up_to_g_pk" PRIMARY KEY("service_id","up_to_g"),
	CONSTRAINT "shipping_bands_up_to" CHECK ("shipping_bands"."up_to_g" > 0),
	CONSTRAINT "shipping_bands_price" CHECK ("shipping_bands"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipping_services" (
	"id" text PRIMARY KEY NOT NULL,
	"zone" text NOT NULL,
	"name" text NOT NULL,
	"countries" text[] NOT NULL,
	"min_business_days" integer NOT NULL,
	"max_business_days" integer NOT NULL,
	"free_from_minor" integer,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "shipping_services_countries" CHECK (cardinality("shipping_services"."countries") > 0),
	CONSTRAINT "shipping_services_days" CHECK ("shipping_services"."min_business_days" between 0 and "shipping_services"."max_business_days"),
	CONSTRAINT "shipping_services_free_from" CHECK ("shipping_services"."free_from_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"street" text NOT NULL,
	"city" text NOT NULL,
	"country" text NOT NULL,
	"email" text NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"locale" text DEFAULT 'en-US' NOT NULL,
	"time_zone" text DEFAULT 'America/New_York' NOT NULL,
	"unit_price_base" text DEFAULT 'lb' NOT NULL,
	"roast_days" integer[] NOT NULL,
	"cut_off_hour" integer NOT NULL,
	"holidays" date[] DEFAULT '{}' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shop_settings_one_row" CHECK ("shop_settings"."id" = 1),
	CONSTRAINT "shop_settings_unit_price_base" CHECK ("shop_settings"."unit_price_base" in ('kg', 'lb', '100g')),
	CONSTRAINT "shop_settings_roast_days" CHECK (cardinality("shop_settings"."roast_days") > 0 and "shop_settings"."roast_days" <@ array[1,2,3,4,5,6,7]),
	CONSTRAINT "shop_settings_cut_off" CHECK ("shop_settings"."cut_off_hour" between 0 and 24)
);
--> statement-breakpoint
CREATE TABLE "stock_ledger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lot_id" text NOT NULL,
	"order_id" text,
	"kind" "stock_movement" NOT NULL,
	"d_on_hand_g" integer NOT NULL,
	"d_reserved_g" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"actor" text DEFAULT 'shop' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_ledger_signs" CHECK (case "stock_ledger"."kind"
        when 'receive' then "stock_ledger"."d_on_hand_g" > 0 and "stock_ledger"."d_reserved_g" = 0
        when 'restock' then "stock_ledger"."d_on_hand_g" > 0 and "stock_ledger"."d_reserved_g" = 0
        when 'adjust' then "stock_ledger"."d_on_hand_g" <> 0 and "stock_ledger"."d_reserved_g" = 0
        when 'reserve' then "stock_ledger"."d_on_hand_g" = 0 and "stock_ledger"."d_reserved_g" > 0
        when 'release' then "stock_ledger"."d_on_hand_g" = 0 and "stock_ledger"."d_reserved_g" < 0
        when 'commit' then "stock_ledger"."d_on_hand_g" < 0 and "stock_ledger"."d_on_hand_g" = "stock_ledger"."d_reserved_g"
        when 'late_commit' then "stock_ledger"."d_on_hand_g" < 0 and "stock_ledger"."d_reserved_g" = 0
      end),
	CONSTRAINT "stock_ledger_order_named" CHECK (("stock_ledger"."kind" in ('reserve', 'release', 'commit', 'late_commit')) <= ("stock_ledger"."order_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" "story_kind" NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"seo_title" text NOT NULL,
	"seo_description" text NOT NULL,
	"body" jsonb NOT NULL,
	"places" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"published_on" date,
	"status" "publication" DEFAULT 'draft' NOT NULL,
	"provenance" "provenance" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stories_slug_shape" CHECK ("stories"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "stories_published_has_date" CHECK ("stories"."status" <> 'published' or "stories"."published_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "story_coffees" (
	"story_id" text NOT NULL,
	"coffee_id" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "story_coffees_story_id_coffee_id_pk" PRIMARY KEY("story_id","coffee_id")
);
--> statement-breakpoint
CREATE TABLE "story_regions" (
	"story_id" text NOT NULL,
	"region_id" text NOT NULL,
	CONSTRAINT "story_regions_story_id_region_id_pk" PRIMARY KEY("story_id","region_id")
);
--> statement-breakpoint
CREATE TABLE "price_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "price_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" text NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text NOT NULL,
	"sku" text NOT NULL,
	"form" "variant_form" NOT NULL,
	"size_label" text NOT NULL,
	"net_g" integer NOT NULL,
	"pounds_x_100" integer,
	"gross_g" integer NOT NULL,
	"draw_g" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"freight" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variants_net" CHECK ("variants"."net_g" > 0),
	CONSTRAINT "variants_gross" CHECK ("variants"."gross_g" >= "variants"."net_g"),
	CONSTRAINT "variants_draw" CHECK ("variants"."draw_g" > 0),
	CONSTRAINT "variants_draw_covers_net" CHECK ("variants"."draw_g" >= "variants"."net_g"),
	CONSTRAINT "variants_price" CHECK ("variants"."price_minor" > 0),
	CONSTRAINT "variants_currency" CHECK ("variants"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "variants_pounds" CHECK ("variants"."pounds_x_100" > 0)
);
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_disclosures" ADD CONSTRAINT "price_disclosures_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffee_components" ADD CONSTRAINT "coffee_components_coffee_id_coffees_id_fk" FOREIGN KEY ("coffee_id") REFERENCES "public"."coffees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffee_components" ADD CONSTRAINT "coffee_components_component_id_coffees_id_fk" FOREIGN KEY ("component_id") REFERENCES "public"."coffees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffee_regions" ADD CONSTRAINT "coffee_regions_coffee_id_coffees_id_fk" FOREIGN KEY ("coffee_id") REFERENCES "public"."coffees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffee_regions" ADD CONSTRAINT "coffee_regions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffees" ADD CONSTRAINT "coffees_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coffees" ADD CONSTRAINT "coffees_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_coffee_id_coffees_id_fk" FOREIGN KEY ("coffee_id") REFERENCES "public"."coffees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_attempts" ADD CONSTRAINT "checkout_attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producers" ADD CONSTRAINT "producers_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brew_recipes" ADD CONSTRAINT "brew_recipes_coffee_id_coffees_id_fk" FOREIGN KEY ("coffee_id") REFERENCES "public"."coffees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cuppings" ADD CONSTRAINT "cuppings_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "green_analyses" ADD CONSTRAINT "green_analyses_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_id_regions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_bands" ADD CONSTRAINT "shipping_bands_service_id_shipping_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."shipping_services"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_coffees" ADD CONSTRAINT "story_coffees_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_coffees" ADD CONSTRAINT "story_coffees_coffee_id_coffees_id_fk" FOREIGN KEY ("coffee_id") REFERENCES "public"."coffees"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_regions" ADD CONSTRAINT "story_regions_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_regions" ADD CONSTRAINT "story_regions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carts_updated_idx" ON "carts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "certifications_lot_idx" ON "certifications" USING btree ("lot_id");--> statement-breakpoint
CREATE INDEX "certifications_producer_idx" ON "certifications" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "fact_sources_subject_idx" ON "fact_sources" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "price_disclosures_lot_idx" ON "price_disclosures" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slug_history_kind_slug_key" ON "slug_history" USING btree ("kind","slug");--> statement-breakpoint
CREATE INDEX "coffee_regions_region_idx" ON "coffee_regions" USING btree ("region_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coffees_slug_key" ON "coffees" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "coffees_region_idx" ON "coffees" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "coffees_producer_idx" ON "coffees" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lots_lot_code_key" ON "lots" USING btree ("lot_code");--> statement-breakpoint
CREATE INDEX "lots_coffee_idx" ON "lots" USING btree ("coffee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_key_key" ON "alerts" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_key_key" ON "checkout_attempts" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_session_key" ON "checkout_attempts" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_n_key" ON "checkout_attempts" USING btree ("order_id","n");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_attempts_one_live" ON "checkout_attempts" USING btree ("order_id") WHERE "checkout_attempts"."state" in ('creating', 'open');--> statement-breakpoint
CREATE INDEX "checkout_attempts_state_idx" ON "checkout_attempts" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "order_events_order_idx" ON "order_events" USING btree ("order_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_key" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_pending_per_cart" ON "orders" USING btree ("cart_id") WHERE "orders"."payment_state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "orders_access_token_key" ON "orders" USING btree ("access_token_hash");--> statement-breakpoint
CREATE INDEX "orders_state_idx" ON "orders" USING btree ("payment_state","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_email_idx" ON "orders" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_kind_once" ON "outbox" USING btree ("order_id","kind");--> statement-breakpoint
CREATE INDEX "outbox_unsent_idx" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."sent_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_intent_key" ON "payments" USING btree ("payment_intent");--> statement-breakpoint
CREATE INDEX "payments_order_idx" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_stripe_key" ON "refunds" USING btree ("stripe_refund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_idempotency_key" ON "refunds" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "refunds_order_idx" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "stripe_events_unprocessed_idx" ON "stripe_events" USING btree ("next_attempt_at") WHERE "stripe_events"."processed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "producers_slug_key" ON "producers" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "brew_recipes_coffee_idx" ON "brew_recipes" USING btree ("coffee_id");--> statement-breakpoint
CREATE INDEX "cuppings_lot_idx" ON "cuppings" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "green_analyses_lot_key" ON "green_analyses" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "regions_path_key" ON "regions" USING btree ("path");--> statement-breakpoint
CREATE INDEX "regions_parent_idx" ON "regions" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "search_documents_document_idx" ON "search_documents" USING gin ("document");--> statement-breakpoint
CREATE INDEX "search_documents_plain_idx" ON "search_documents" USING gin ("plain" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "search_synonyms_key" ON "search_synonyms" USING btree ("word","meaning");--> statement-breakpoint
CREATE INDEX "stock_ledger_lot_idx" ON "stock_ledger" USING btree ("lot_id","id");--> statement-breakpoint
CREATE INDEX "stock_ledger_order_idx" ON "stock_ledger" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_ledger_reserve_release_once" ON "stock_ledger" USING btree ("order_id","lot_id","kind") WHERE "stock_ledger"."kind" in ('reserve', 'release');--> statement-breakpoint
CREATE UNIQUE INDEX "stock_ledger_commit_once" ON "stock_ledger" USING btree ("order_id","lot_id") WHERE "stock_ledger"."kind" in ('commit', 'late_commit');--> statement-breakpoint
CREATE UNIQUE INDEX "stock_ledger_reservation_closes_once" ON "stock_ledger" USING btree ("order_id","lot_id") WHERE "stock_ledger"."kind" in ('release', 'commit');--> statement-breakpoint
CREATE UNIQUE INDEX "stories_slug_key" ON "stories" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "story_coffees_coffee_idx" ON "story_coffees" USING btree ("coffee_id");--> statement-breakpoint
CREATE INDEX "story_regions_region_idx" ON "story_regions" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "price_history_variant_idx" ON "price_history" USING btree ("variant_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "variants_sku_key" ON "variants" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "variants_lot_idx" ON "variants" USING btree ("lot_id");