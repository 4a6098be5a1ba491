import { cacaoProse } from './coffee-prose/cacao';
import { peruProse } from './coffee-prose/peru';
import { worldProse } from './coffee-prose/world';

export type TasteFamily =
  | 'bright-citrus'
  | 'floral-tea'
  | 'juicy-red-fruit'
  | 'caramel-balanced'
  | 'chocolate-nut'
  | 'earth-spice'
  | 'wild-winey';

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

/** The consumer layer over the taxonomy, in our words (coffee.md 2.4), each with one plain line for its filter. */
export const tasteFamilies: Record<TasteFamily, { name: string; explanation: string }> = {
  'bright-citrus': {
    name: 'Bright & citrus',
    explanation: 'Lemon, mandarin, grapefruit: lively, like biting into fruit.',
  },
  'floral-tea': {
    name: 'Floral & tea-like',
    explanation: 'Jasmine, orange blossom, black tea: light in the mouth, strong in the nose.',
  },
  'juicy-red-fruit': {
    name: 'Juicy red fruit',
    explanation: 'Cherry, currant, red berry: sweet and tart at once.',
  },
  'caramel-balanced': {
    name: 'Caramel & balanced',
    explanation: 'Caramel, honey, brown sugar: round, with nothing sticking out.',
  },
  'chocolate-nut': {
    name: 'Chocolate & nut',
    explanation: 'Cocoa, almond, hazelnut: low acidity, at home in milk.',
  },
  'earth-spice': {
    name: 'Earth & spice',
    explanation: 'Cedar, brown spice, dark chocolate: heavy, dry and warm.',
  },
  'wild-winey': {
    name: 'Wild & winey',
    explanation: 'Ripe berries and jam, a little like wine: loud, and loved or not.',
  },
};

/** One plain line for each process and modifier. */
export const processExplanations = {
  washed: 'All the fruit is washed off before drying; clean, clear, the place speaks first.',
  'double-washed': 'Washed, then soaked once more in fresh water; very clean and bright.',
  natural: 'Dried whole, with all the fruit on; sweet, fruity, heavier.',
  honey: 'Dried with some of the fruit left on; sweet, round.',
  'pulped-natural':
    'Skin off, fruit on, then dried: Brazil’s word for what others call honey; full and nutty.',
  'wet-hulled': 'Hulled while still damp, then dried; heavy, earthy, low in acidity.',
  anaerobic: 'Fermented in a closed tank without air; intense and unusual.',
  carbonic: 'Whole cherries fermented under carbon dioxide; winey and perfumed.',
} as const;

/** How the caffeine left, one plain line each. */
export const decafExplanations = {
  water: 'Caffeine drawn out with water alone.',
  'sugar-cane-ea': 'Caffeine drawn out with ethyl acetate made from sugar cane.',
  co2: 'Caffeine drawn out with carbon dioxide under pressure.',
  mc: 'Caffeine drawn out with methylene chloride.',
} as const;

/** Tier 2 under tier 1. The words only: the drawn wheel belongs to the SCA (coffee.md 2.4). */
export const flavourTiers = {
  Floral: ['Black tea', 'Floral'],
  Fruity: ['Berry', 'Dried fruit', 'Other fruit', 'Citrus fruit'],
  'Sour/Fermented': ['Sour', 'Alcohol/Fermented'],
  'Green/Vegetative': ['Olive oil', 'Raw', 'Green/Vegetative', 'Beany'],
  Roasted: ['Pipe tobacco', 'Tobacco', 'Burnt', 'Cereal'],
  Spices: ['Pungent', 'Pepper', 'Brown spice'],
  'Nutty/Cocoa': ['Nutty', 'Cocoa'],
  Sweet: ['Brown sugar', 'Vanilla', 'Vanillin', 'Overall sweet', 'Sweet aromatics'],
  Other: ['Chemical', 'Papery/Musty'],
} as const;

export type FlavourParent = (typeof flavourTiers)[keyof typeof flavourTiers][number];

const notesByParent = {
  Floral: ['floral', 'jasmine', 'rose', 'orange blossom'],
  'Black tea': ['black tea'],
  Berry: ['blueberry', 'strawberry jam', 'blackcurrant', 'redcurrant', 'red berry'],
  'Dried fruit': ['raisin', 'dried date'],
  'Other fruit': ['apple', 'green apple', 'red apple', 'apricot', 'cherry', 'peach', 'plum'],
  'Citrus fruit': [
    'bergamot',
    'grapefruit',
    'lemon',
    'lime',
    'mandarin',
    'orange',
    'orange zest',
    'tangerine',
  ],
  'Brown sugar': ['brown sugar', 'cane sugar', 'caramel', 'honey', 'maple', 'panela', 'raw sugar', 'toffee'],
  Cocoa: ['chocolate', 'milk chocolate', 'dark chocolate', 'cocoa', 'cocoa nib'],
  Nutty: ['almond', 'toasted almond', 'hazelnut', 'peanut', 'walnut'],
  Cereal: ['malt'],
  'Brown spice': ['brown spice', 'cedar'],
} satisfies Partial<Record<FlavourParent, string[]>>;

/** Every leaf note of the catalogue and its tier-2 parent. */
export const noteParents: Record<string, FlavourParent> = Object.fromEntries(
  Object.entries(notesByParent).flatMap(([parent, notes]) =>
    notes.map((note) => [note, parent as FlavourParent]),
  ),
);
