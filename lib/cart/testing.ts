import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach } from 'vitest';
import type { Db } from '@/db/client';
import { coffees, lots, shippingBands, shippingServices, shopSettings, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { receive } from '@/lib/inventory/service';
import { setNow } from '@/lib/kernel/clock';
import {
  type CartId,
  type CoffeeId,
  grams,
  type LotId,
  metres,
  minor,
  type VariantId,
} from '@/lib/kernel/units';
import { getCart } from './queries';
import { addLine } from './service';
import type { CartView, Grind } from './types';

// A small shop for database tests: one lot of green coffee with three roasted sizes and a green one, and a chocolate.

export const LOT = 'lot_peru' as LotId;
export const BAG_250 = 'var_peru_250' as VariantId;
export const BAG_1KG = 'var_peru_1kg' as VariantId;
export const GREEN_5LB = 'var_peru_5lb' as VariantId;
export const EXPORT_BAG = 'var_peru_69kg' as VariantId;
export const BAR = 'var_bar_70' as VariantId;

/** Grams for ten bags of 250 g and no eleventh. */
export const TEN_BAGS = 3000;

const sizes = {
  [BAG_250]: { form: 'roasted', sizeLabel: '250 g', net: 250, gross: 300, draw: 298, price: 1450 },
  [BAG_1KG]: { form: 'roasted', sizeLabel: '1 kg', net: 1000, gross: 1100, draw: 1191, price: 5000 },
  [GREEN_5LB]: { form: 'green', sizeLabel: '5 lb', net: 2268, gross: 2350, draw: 2268, price: 3306 },
  [EXPORT_BAG]: {
    form: 'green',
    sizeLabel: '69 kg bag',
    net: 69_000,
    gross: 70_000,
    draw: 69_000,
    price: 80_927,
  },
} as const;

/** `onHand`: grams of the Peru lot. */
async function openShop(db: Db, onHand: number): Promise<void> {
  await db.insert(shopSettings).values({
    name: 'Yunga',
    legalName: 'Yunga Coffee',
    street: '1 Mill Street',
    city: 'Portland',
    country: 'US',
    email: 'hello@yunga.example',
    roastDays: [2, 4],
    cutOffHour: 10,
  });
  await db.insert(shippingServices).values({
    id: 'us-standard',
    zone: 'us',
    name: 'Standard',
    countries: ['US'],
    minBusinessDays: 2,
    maxBusinessDays: 4,
    freeFrom: minor(6000),
  });
  await db.insert(shippingBands).values([
    { serviceId: 'us-standard', upTo: grams(2000), price: minor(795) },
    { serviceId: 'us-standard', upTo: grams(31_500), price: minor(2490) },
  ]);
  await addLot(db, LOT, { slug: 'peru-la-convencion', name: 'Peru La Convención', kind: 'coffee' }, onHand);
  await db.insert(variants).values(
    Object.entries(sizes).map(([id, { net, gross, draw, price, ...size }], position) => ({
      ...size,
      id: id as VariantId,
      lotId: LOT,
      sku: id.toUpperCase(),
      net: grams(net),
      gross: grams(gross),
      draw: grams(draw),
      price: minor(price),
      freight: id === EXPORT_BAG,
      poundsX100: id === GREEN_5LB ? 500 : null,
      position,
    })),
  );
  const bars = 'lot_bar' as LotId;
  await addLot(
    db,
    bars,
    { slug: 'chuncho-70-bar', name: 'Chuncho 70 % dark bar', kind: 'chocolate' },
    42_000,
  );
  await db.insert(variants).values({
    id: BAR,
    lotId: bars,
    sku: 'BAR-70',
    form: 'chocolate',
    sizeLabel: '70 g',
    net: grams(70),
    gross: grams(85),
    draw: grams(70),
    price: minor(950),
  });
}

/** The shop anew before each test, with ten bags in the Peru lot, on a Monday at seven in the morning in New York. */
export function useCartShop() {
  const at = useTestDatabase();
  setNow('2026-11-16T12:00:00Z');
  afterAll(() => setNow());
  beforeEach(async () => {
    await at.db.execute(
      sql`truncate shop_settings, shipping_services, coffees, carts restart identity cascade`,
    );
    await openShop(at.db, TEN_BAGS);
  });
  return {
    get db() {
      return at.db;
    },
    add: (id: CartId | null, line = bag(1)) => addLine(at.db, id, line),
    async show(id: CartId): Promise<CartView> {
      const cart = await getCart(at.db, id);
      if (!cart) throw new Error('no cart');
      return cart;
    },
    /** Grams in the Peru lot from now on. */
    leave: (onHand: number) =>
      at.db
        .update(lots)
        .set({ onHand: grams(onHand) })
        .where(eq(lots.id, LOT)),
  };
}

export const bag = (quantity: number, variantId: VariantId = BAG_250, grind: Grind = 'whole-bean') => ({
  variantId,
  grind,
  quantity,
});

/** What a cart holds, in its order. */
export const stored = (cart: CartView) =>
  cart.lines.map((line) => [line.variantId, line.grind, line.quantity]);

async function addLot(
  db: Db,
  lotId: LotId,
  coffee: { slug: string; name: string; kind: 'coffee' | 'chocolate' },
  onHand: number,
): Promise<void> {
  const coffeeId = `cof_${coffee.slug}` as CoffeeId;
  await db.insert(coffees).values({ ...coffee, id: coffeeId, status: 'published', provenance: 'demo' });
  const grown = coffee.kind === 'coffee';
  await db.insert(lots).values({
    id: lotId,
    coffeeId,
    lotCode: lotId.toUpperCase(),
    cropYear: '2026',
    stage: 'landed',
    provenance: 'demo',
    ...(grown && { process: 'washed' as const, altitudeMin: metres(1100), altitudeMax: metres(1900) }),
  });
  if (onHand > 0) await receive(db, { lotId, g: grams(onHand), reason: 'test', actor: 'test' });
}
