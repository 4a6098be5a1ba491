import { escapeXml } from './escape';
import { palette, type Theme } from './inks';
import { grouped } from './numbers';

/** Metres above sea level. */
export type AltitudeRange = { min: number; max: number };

export type AltitudeBandInput = AltitudeRange & {
  /** The shop's other lots, drawn as thin lines to compare with. */
  others?: readonly AltitudeRange[];
  unit?: 'm' | 'ft';
  theme?: Theme;
  /** Of the SVG's root; needed with theme `auto` only. */
  idPrefix?: string;
};

const FEET = 3.28084;
const SCALE = { from: 800, lowFrom: 600, to: 2600 };
/** Metres every 300 m, feet every 1,000 ft. */
const TICKS = {
  m: [2600, 2300, 2000, 1700, 1400, 1100, 800, 600],
  ft: [8, 7, 6, 5, 4, 3, 2].map((n) => (n * 1000) / FEET),
};
const FRAME = { width: 320, height: 260, left: 52, right: 312, top: 16, bottom: 244 };

/** The scale starts lower when the lot itself does. What still lies outside is cut off at the edge. */
function scaleOf(lowest: number) {
  const from = lowest < SCALE.from ? SCALE.lowFrom : SCALE.from;
  const y = (metres: number) => {
    const kept = Math.max(from, Math.min(SCALE.to, metres));
    return Math.round(FRAME.bottom - ((kept - from) / (SCALE.to - from)) * (FRAME.bottom - FRAME.top));
  };
  return { from, y };
}

const inUnit = (metres: number, unit: 'm' | 'ft') =>
  grouped(unit === 'm' ? metres : Math.round((metres * FEET) / 10) * 10);

function rangeText({ min, max }: AltitudeRange, unit: 'm' | 'ft', between: string): string {
  const low = inUnit(min, unit);
  return min === max ? `${low} ${unit}` : `${low}${between}${inUnit(max, unit)} ${unit}`;
}

/** This lot's altitudes as a band on the scale that all lots share, 800–2,600 m. */
export function altitudeBand(input: AltitudeBandInput): string {
  const { others = [], unit = 'm', theme = 'page', idPrefix = 'altitude' } = input;
  const { paint, style, font } = palette(theme, idPrefix, [
    'sheet',
    'ink',
    'ink-2',
    'rule',
    'line',
    'contour',
  ]);
  const { y, from } = scaleOf(input.min);
  const { left, right } = FRAME;

  const scale = TICKS[unit]
    .filter((tick) => tick >= from)
    .map(
      (tick) =>
        `<path d="M${left} ${y(tick)}H${right}" stroke="${paint('line')}"/>` +
        `<text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="${paint('ink-2')}">${inUnit(tick, unit)}</text>`,
    )
    .join('');

  const shown = others.filter((lot) => lot.max >= from && lot.min <= SCALE.to);
  const rising = [...shown].sort((a, b) => a.min + a.max - b.min - b.max || a.min - b.min);
  const before = rising.filter((lot) => lot.min + lot.max < input.min + input.max).length;
  const gap = (right - left) / (rising.length + 2);
  const column = (k: number) => Math.round(left + gap * (k + 1));
  const lines = rising
    .map(
      (lot, k) => `M${column(k < before ? k : k + 1)} ${y(lot.min)}V${Math.min(y(lot.max), y(lot.min) - 2)}`,
    )
    .join('');

  const [top, bottom] = [y(input.max), y(input.min)];
  const height = Math.max(2, bottom - top);
  const at = column(before);
  const label = rangeText(input, unit, '–');
  // Lots rise to the right, so the lower right and the upper left are empty.
  const isLow = top + bottom > FRAME.top + FRAME.bottom;
  const above = isLow ? bottom + 20 > FRAME.bottom : top > FRAME.top + 18;
  const [anchor, labelX] = above && !isLow ? ['start', left + 6] : ['end', right - 4];
  const labelY = above ? top - 7 : bottom + 17;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}" viewBox="0 0 ${FRAME.width} ${FRAME.height}" role="img" aria-label="${escapeXml(describeAltitude(input))}" font-family="${font}" font-size="12.5">` +
    `${style}${scale}<path d="${lines}" stroke="${paint('rule')}" stroke-width="1.5"/>` +
    `<path d="M${left} ${top}H${right}v${height}H${left}z" fill="${paint('contour')}" fill-opacity=".16"/>` +
    `<path d="M${at} ${top}v${height}" stroke="${paint('contour')}" stroke-width="7"/>` +
    `<text x="${labelX}" y="${labelY}" text-anchor="${anchor}" font-size="14" font-weight="700" fill="${paint('contour')}" stroke="${paint('sheet')}" stroke-width="4" paint-order="stroke">${label}</text></svg>`
  );
}

/** The same facts in one sentence. */
export function describeAltitude({ min, max, others = [], unit = 'm' }: AltitudeBandInput): string {
  const grown =
    min === max
      ? `Grown at ${rangeText({ min, max }, unit, '')}`
      : `Grown from ${rangeText({ min, max }, unit, ' to ')}`;
  if (!others.length) return `${grown}.`;
  const range = {
    min: Math.min(...others.map((lot) => lot.min)),
    max: Math.max(...others.map((lot) => lot.max)),
  };
  return `${grown}; the other lots in the shop grow from ${rangeText(range, unit, ' to ')}.`;
}
