import { escapeXml } from './escape';
import { palette, type Theme } from './inks';
import { listed, short } from './numbers';

export type HarvestRingInput = {
  /** Months picked, 1–12 in any order; may wrap the year (11, 12, 1) and may be several seasons. */
  months: readonly number[];
  /** 1–12. Absent where the page is not told the date: then there is no dot. */
  todayMonth?: number | undefined;
  /** `card` is 44 px and without letters, `large` has the months' initials. */
  size: 'card' | 'large';
  theme?: Theme;
  /** Of the SVG's root; needed with theme `auto` only. */
  idPrefix?: string;
};

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const initials = (month: number) => (NAMES[(month - 1) % 12] as string).slice(0, 3);

/** Runs of months around the year, each as first month and length: [11, 12, 1, 5] → 11 for 3 and 5 for 1. */
export function harvestRuns(months: readonly number[]): { first: number; length: number }[] {
  const picked = new Set(months.filter((m) => Number.isInteger(m) && m >= 1 && m <= 12));
  if (picked.size === 12) return [{ first: 1, length: 12 }];
  const runs: { first: number; length: number }[] = [];
  for (let m = 1; m <= 12; m++) {
    if (!picked.has(m) || picked.has(m === 1 ? 12 : m - 1)) continue;
    let length = 1;
    while (picked.has(((m + length - 1) % 12) + 1)) length++;
    runs.push({ first: m, length });
  }
  return runs;
}

/** Units: `half` the box, `ring` of the ticks, `arc` of the picked months and its `width`, length of a `tick`. */
const SIZES = {
  card: { half: 22, ring: 15.5, arc: 18.5, width: 4, tick: 4, dot: 3, today: 18.5, letters: 0 },
  large: { half: 130, ring: 86, arc: 97, width: 13, tick: 10, dot: 6, today: 97, letters: 117 },
} as const;

/** The year as a ring, January to the right of the top, clockwise. */
export function harvestRing(input: HarvestRingInput): string {
  const { months, todayMonth, size, theme = 'page', idPrefix = 'harvest' } = input;
  const { paint, style, font } = palette(theme, idPrefix, [
    'ink',
    'ink-2',
    'rule',
    'line',
    'canopy',
    'cherry',
    'sheet',
  ]);
  const s = SIZES[size];
  const picked = new Set(months);

  const place = (turns: number, r: number) => {
    const angle = 2 * Math.PI * turns;
    return `${short(r * Math.sin(angle))} ${short(-r * Math.cos(angle))}`;
  };
  const ticks = NAMES.map(
    (_, m) => `M${place(m / 12, s.ring - s.tick / 2)}L${place(m / 12, s.ring + s.tick / 2)}`,
  );
  const arcs = harvestRuns(months).map(({ first, length }) => {
    // A whole year would start where it ends, and an arc to its own start is not drawn.
    const [from, to] = [(first - 1) / 12, (first - 1 + Math.min(length, 11.99)) / 12];
    return `M${place(from, s.arc)}A${s.arc} ${s.arc} 0 ${length > 6 ? 1 : 0} 1 ${place(to, s.arc)}`;
  });
  const letters = s.letters
    ? NAMES.map((name, m) => {
        const [x, y] = place((m + 0.5) / 12, s.letters)
          .split(' ')
          .map(Number) as [number, number];
        const look = picked.has(m + 1)
          ? `fill="${paint('ink')}" font-weight="700"`
          : `fill="${paint('ink-2')}"`;
        return `<text x="${x}" y="${short(y + 4.5)}" ${look}>${name[0]}</text>`;
      }).join('')
    : '';
  const seasons = harvestRuns(months).map(({ first, length }) => [first, ((first + length - 2) % 12) + 1]);
  const middle = s.letters
    ? seasons
        .map(([first = 1, last = 1], k) => {
          const text = first === last ? initials(first) : `${initials(first)}–${initials(last)}`;
          const y = 7 + (k - (seasons.length - 1) / 2) * 26;
          return `<text y="${short(y)}" font-size="21" font-weight="700" fill="${paint('canopy')}">${text}</text>`;
        })
        .join('')
    : '';
  const [cx, cy] = todayMonth ? place((todayMonth - 0.5) / 12, s.today).split(' ') : [];
  const dot = todayMonth
    ? `<circle cx="${cx}" cy="${cy}" r="${s.dot}" fill="${paint('cherry')}" stroke="${paint('sheet')}" stroke-width="${size === 'card' ? 1 : 2}"/>`
    : '';
  const pixels = size === 'card' ? ` width="${2 * s.half}" height="${2 * s.half}"` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}"${pixels} viewBox="${-s.half} ${-s.half} ${2 * s.half} ${2 * s.half}" role="img" aria-label="${escapeXml(describeHarvest(input))}">` +
    `${style}<circle r="${s.ring}" fill="none" stroke="${paint('line')}"/><path d="${ticks.join('')}" stroke="${paint('rule')}"/>` +
    `<path d="${arcs.join('')}" fill="none" stroke="${paint('canopy')}" stroke-width="${s.width}"/>` +
    (letters ? `<g font-family="${font}" font-size="13" text-anchor="middle">${letters}${middle}</g>` : '') +
    `${dot}</svg>`
  );
}

/** The same facts in one sentence. */
export function describeHarvest({
  months,
  todayMonth,
}: Pick<HarvestRingInput, 'months' | 'todayMonth'>): string {
  const name = (m: number) => NAMES[(m - 1) % 12] as string;
  const seasons = harvestRuns(months).map(({ first, length }) => {
    if (length === 12) return 'all year';
    if (length === 1) return `in ${name(first)}`;
    return `from ${name(first)} to ${name(first + length - 1)}`;
  });
  const picked = seasons.length ? `Picked ${listed(seasons)}` : 'Harvest months not known';
  return todayMonth ? `${picked}; the dot marks ${name(todayMonth)}.` : `${picked}.`;
}
