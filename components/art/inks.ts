/**
 * The inks of topographic printing, light and dark. The same values as the colour tokens of the page; a plate that is
 * served as a file cannot read the page's CSS, so it carries its own.
 */
export const INKS = {
  sheet: ['#FFFFFF', '#16222C'],
  ink: ['#14212B', '#EDF1EA'],
  'ink-2': ['#4A5761', '#A9B6BC'],
  rule: ['#7A847C', '#6F7F88'],
  line: ['#CDD3C8', '#2B3B46'],
  cherry: ['#A3123B', '#F0708F'],
  contour: ['#85481B', '#D69A66'],
  water: ['#1A5884', '#7DB8E3'],
  canopy: ['#22583F', '#7FC4A0'],
  ochre: ['#7C5600', '#DDB04A'],
  revision: ['#673886', '#C7A0E6'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Ink = keyof typeof INKS;

/**
 * `auto`: the file follows the system by itself (for `<img>`). `light`, `dark`: plain values, for rasterising, where
 * CSS variables are unknown. `page`: inlined in HTML, inks are the page's `--color-*` tokens.
 */
export type Theme = 'auto' | 'light' | 'dark' | 'page';

/**
 * Turns an ink's name into a value for `fill` and `stroke`, and lists what `auto` needs in its style element. `font` is
 * the interface face: the page's own where the plate is part of it. A file in an `<img>` cannot load a font, and one
 * inside it would weigh more than the plate, so there it is the system's.
 */
export type Palette = { paint: (ink: Ink) => string; style: string; font: string };

const FILE_FONT = "'Familjen Grotesk Variable', system-ui, sans-serif";

/** @param scope class on the root element: with `auto`, two plates in one document must not recolour each other. */
export function palette(theme: Theme, scope: string, inks: readonly Ink[]): Palette {
  if (theme === 'page') return { paint: (ink) => `var(--color-${ink})`, style: '', font: 'var(--font-sans)' };
  if (theme !== 'auto')
    return { paint: (ink) => INKS[ink][theme === 'light' ? 0 : 1], style: '', font: FILE_FONT };
  const used = [...new Set(inks)];
  const rules = (column: 0 | 1) => used.map((ink) => `--${ink}:${INKS[ink][column]}`).join(';');
  return {
    paint: (ink) => `var(--${ink})`,
    style: `<style>.${scope}{${rules(0)}}@media(prefers-color-scheme:dark){.${scope}{${rules(1)}}}</style>`,
    font: FILE_FONT,
  };
}
