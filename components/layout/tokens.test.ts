import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INKS } from '@/components/art/inks';

const css = readFileSync('app/theme.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);
const scheme = ['light', 'dark'] as const;
const colour = (name: string, s: (typeof scheme)[number]): string => {
  const token = tokens.get(name);
  if (!token) throw new Error(`no colour ${name} in theme.css`);
  return token[s];
};

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
};

const GROUNDS = ['paper', 'sheet', 'wash'];
const TEXT = ['ink', 'ink-2', 'cherry', 'contour', 'water', 'canopy', 'ochre', 'revision', 'vermilion'];

describe.each(scheme)('colours in %s', (s) => {
  it.each(TEXT)('%s is readable as text on every ground (4.5:1)', (name) => {
    for (const ground of GROUNDS)
      expect(contrast(colour(name, s), colour(ground, s))).toBeGreaterThanOrEqual(4.5);
  });

  it('control borders stand out from every ground (3:1)', () => {
    for (const ground of GROUNDS)
      expect(contrast(colour('rule', s), colour(ground, s))).toBeGreaterThanOrEqual(3);
  });

  it('the words on the button are readable', () => {
    expect(contrast(colour('on-cherry', s), colour('cherry', s))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('paper', s), colour('ink', s))).toBeGreaterThanOrEqual(7);
  });

  it.each(Object.keys(INKS))('plates are drawn in the ink of the page: %s', (name) => {
    const [light, dark] = INKS[name as keyof typeof INKS];
    expect((s === 'light' ? light : dark).toLowerCase()).toBe(colour(name, s));
  });
});
