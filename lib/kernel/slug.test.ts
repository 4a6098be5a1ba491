import { describe, expect, it } from 'vitest';
import { slugOf } from './slug';

describe('an address from a name', () => {
  it.each([
    ['Café de Jaén', 'cafe-de-jaen'],
    ['  Perú · Jaén, “washed” ', 'peru-jaen-washed'],
    ['  Nariño & Huila: two valleys!  ', 'narino-huila-two-valleys'],
    ['Straße', 'strasse'],
    ['¿?', ''],
    ['—', ''],
  ])('%s → %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is cut at a word and never ends in a hyphen', () => {
    const slug = slugOf('abcdefghi '.repeat(12));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/abcdefghi$/);
  });

  it('cuts a word that is too long by itself', () => {
    expect(slugOf('a'.repeat(100))).toHaveLength(80);
  });
});
