/**
 * Leaf notes under their tier-2 families. The words are tags of our own choosing; nobody's wheel is redrawn
 * (coffee.md 2.4).
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

/** What a customer starts from, in our own words. */
export const TASTE_FAMILIES = {
  'bright-citrus': {
    label: 'Bright & citrus',
    plain: 'Lemon, lime, mandarin; lively, like a squeeze of fruit.',
  },
  'floral-tea': { label: 'Floral & tea-like', plain: 'Jasmine, rose, black tea; light and perfumed.' },
  'juicy-red-fruit': { label: 'Juicy red fruit', plain: 'Cherry, currant, berry; sweet and sharp together.' },
  'caramel-balanced': {
    label: 'Caramel & balanced',
    plain: 'Brown sugar, honey, apple; easy, round, every day.',
  },
  'chocolate-nut': {
    label: 'Chocolate & nut',
    plain: 'Cocoa, almond, hazelnut; low acidity, good with milk.',
  },
  'earth-spice': { label: 'Earth & spice', plain: 'Cedar, brown spice, dark chocolate; heavy and deep.' },
  'wild-winey': { label: 'Wild & winey', plain: 'Ripe, fermented fruit; unlike anything you call coffee.' },
} as const;
