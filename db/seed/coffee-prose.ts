import type { TasteFamily } from '@/lib/kernel/taste';
import { cacaoProse } from './coffee-prose/cacao';
import { peruProse } from './coffee-prose/peru';
import { worldProse } from './coffee-prose/world';

export type BrewRecipe = {
  method: 'V60' | 'Chemex' | 'French press' | 'AeroPress' | 'Batch brewer' | 'Espresso';
  doseG: number;
  /** Brewing water; for espresso the weight in the cup. */
  waterG: number;
  tempC: number;
  timeS: number;
  grind: string;
};

export type CoffeeProse = {
  /** One sentence, at most 140 characters: cards and meta descriptions. */
  summary: string;
  description: string;
  /** The likeliest first. */
  tasteFamilies: TasteFamily[];
  /** Empty where nothing is sold roasted. */
  brewRecipes: BrewRecipe[];
  /** Only where the coffee is sold green. Agtron numbers are for ground coffee, the lighter first. */
  roastNotes?: string;
};

export type ProseBySlug = Record<string, CoffeeProse>;

export const coffeeProse: ProseBySlug = { ...peruProse, ...worldProse, ...cacaoProse };
