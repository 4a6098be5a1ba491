/** The words for taste and making, each with one plain line: filters, pages and the seed share them. */

/** What a customer starts from, in our own words (coffee.md 2.4). */
export const TASTE_FAMILIES = {
  'bright-citrus': {
    label: 'Bright & citrus',
    plain: 'Lemon, mandarin, grapefruit: lively, like biting into fruit.',
  },
  'floral-tea': {
    label: 'Floral & tea-like',
    plain: 'Jasmine, orange blossom, black tea: light in the mouth, strong in the nose.',
  },
  'juicy-red-fruit': {
    label: 'Juicy red fruit',
    plain: 'Cherry, currant, red berry: sweet and tart at once.',
  },
  'caramel-balanced': {
    label: 'Caramel & balanced',
    plain: 'Caramel, honey, brown sugar: round, with nothing sticking out.',
  },
  'chocolate-nut': {
    label: 'Chocolate & nut',
    plain: 'Cocoa, almond, hazelnut: low acidity, at home in milk.',
  },
  'earth-spice': {
    label: 'Earth & spice',
    plain: 'Cedar, brown spice, dark chocolate: heavy, dry and warm.',
  },
  'wild-winey': {
    label: 'Wild & winey',
    plain: 'Ripe berries and jam, a little like wine: loud, and loved or not.',
  },
} as const;
export type TasteFamily = keyof typeof TASTE_FAMILIES;

export const PROCESSES = {
  washed: {
    label: 'Washed',
    plain: 'All the fruit is washed off before drying; clean, clear, the place speaks first.',
  },
  'double-washed': {
    label: 'Double washed',
    plain: 'Washed, then soaked once more in fresh water; very clean and bright.',
  },
  natural: { label: 'Natural', plain: 'Dried whole, with all the fruit on; sweet, fruity, heavier.' },
  honey: { label: 'Honey', plain: 'Dried with some of the fruit left on; sweet, round.' },
  'pulped-natural': {
    label: 'Pulped natural',
    plain: 'Skin off, fruit on, then dried: Brazil’s word for what others call honey; full and nutty.',
  },
  'wet-hulled': {
    label: 'Wet-hulled',
    plain: 'Hulled while still damp, then dried; heavy, earthy, low in acidity.',
  },
} as const;
export type Process = keyof typeof PROCESSES;

export const DECAF_METHODS: Record<string, string> = {
  water: 'water process',
  'sugar-cane-ea': 'sugar-cane process',
  co2: 'CO₂ process',
  mc: 'methylene chloride',
};

/**
 * Leaf notes under their tier-2 families. The words are tags of our own choosing; nobody's drawn wheel is copied.
 */
export const FLAVOUR_FAMILIES: Record<string, readonly string[]> = {
  Floral: ['floral', 'jasmine', 'rose', 'orange blossom'],
  'Black tea': ['black tea'],
  Berry: ['berry', 'blueberry', 'strawberry jam', 'blackcurrant', 'redcurrant', 'red berry'],
  'Dried fruit': ['dried fruit', 'raisin', 'dried date'],
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
};

const PARENT = new Map(
  Object.entries(FLAVOUR_FAMILIES).flatMap(([family, notes]) => notes.map((note) => [note, family])),
);

/** The family of a note, or null for a word we do not know. */
export const flavourParent = (note: string): string | null => PARENT.get(note.toLowerCase()) ?? null;
