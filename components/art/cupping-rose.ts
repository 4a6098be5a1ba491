import { escapeXml } from './escape';
import { palette, type Theme } from './inks';
import { listed, short } from './numbers';

/** Intensities of the Coffee Value Assessment, 0–15: how strong, not how good. */
export type CupIntensities = {
  fragrance: number;
  aroma: number;
  flavor: number;
  aftertaste: number;
  acidity: number;
  sweetness: number;
  mouthfeel: number;
};

export type CuppingRoseOptions = {
  theme?: Theme;
  /** Of the SVG's root; needed with theme `auto` only. */
  idPrefix?: string;
};

export const CUP_AXES: readonly { key: keyof CupIntensities; label: string }[] = [
  { key: 'fragrance', label: 'Fragrance' },
  { key: 'aroma', label: 'Aroma' },
  { key: 'flavor', label: 'Flavour' },
  { key: 'aftertaste', label: 'Aftertaste' },
  { key: 'acidity', label: 'Acidity' },
  { key: 'sweetness', label: 'Sweetness' },
  { key: 'mouthfeel', label: 'Mouthfeel' },
];

const STRONGEST = 15;
const RINGS = [5, 10, 15];
/** Wide enough for the longest label in a fallback face too: a file cannot load the page's fonts. */
const FRAME = { width: 356, height: 246, x: 178, y: 126, radius: 98 };

/** Seven axes from the centre, fragrance on top, each with its name; the numbers stand in the table below it. */
export function cuppingRose(cup: CupIntensities, options: CuppingRoseOptions = {}): string {
  const { theme = 'page', idPrefix = 'cup' } = options;
  const { paint, style, font } = palette(theme, idPrefix, ['ink-2', 'line', 'rule', 'canopy']);
  const place = (k: number, r: number): [number, number] => {
    const angle = (2 * Math.PI * k) / CUP_AXES.length;
    return [FRAME.x + r * Math.sin(angle), FRAME.y - r * Math.cos(angle)];
  };
  const points = (radius: (k: number) => number) =>
    CUP_AXES.map((_, k) => place(k, radius(k)).map(short).join(' ')).join(',');
  const reach = (value: number) => (FRAME.radius * Math.max(0, Math.min(STRONGEST, value))) / STRONGEST;

  const rings = RINGS.map(
    (value) =>
      `<polygon points="${points(() => reach(value))}" stroke="${paint(value === STRONGEST ? 'rule' : 'line')}"/>`,
  );
  const spokes = CUP_AXES.map(
    (_, k) => `M${FRAME.x} ${FRAME.y}L${place(k, FRAME.radius).map(short).join(' ')}`,
  );
  const labels = CUP_AXES.map(({ label }, k) => {
    const [x, y] = place(k, FRAME.radius + 11);
    const side = Math.round(x) === FRAME.x ? 'middle' : x > FRAME.x ? 'start' : 'end';
    // Above the tip on top, below it at the bottom.
    const line = k === 0 ? y + 2 : y + (y > FRAME.y + 60 ? 10 : 4);
    return `<text x="${short(x)}" y="${short(line)}" text-anchor="${side}">${label}</text>`;
  });
  const dots = CUP_AXES.map(({ key }, k) => {
    const [x, y] = place(k, reach(cup[key]));
    return `M${short(x)} ${short(y)}h0`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}" viewBox="0 0 ${FRAME.width} ${FRAME.height}" role="img" aria-label="${escapeXml(describeCup(cup))}">` +
    `${style}<g fill="none">${rings.join('')}<path d="${spokes.join('')}" stroke="${paint('line')}"/></g>` +
    `<polygon points="${points((k) => reach(cup[CUP_AXES[k]?.key ?? 'flavor']))}" fill="${paint('canopy')}" fill-opacity=".16" stroke="${paint('canopy')}" stroke-width="2" stroke-linejoin="round"/>` +
    `<path d="${dots.join('')}" stroke="${paint('canopy')}" stroke-width="6" stroke-linecap="round"/>` +
    `<g font-family="${font}" font-size="13" fill="${paint('ink-2')}">${labels.join('')}</g></svg>`
  );
}

/** The same values in one sentence. */
export function describeCup(cup: CupIntensities): string {
  const values = CUP_AXES.map(({ key, label }) => `${label.toLowerCase()} ${short(cup[key])}`);
  return `Intensity in the cup, from 0 to ${STRONGEST}: ${listed(values)}.`;
}
