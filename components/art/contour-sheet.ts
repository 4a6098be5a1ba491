import { contoursAt, type Field } from './contours';
import { type Ink, palette, type Theme } from './inks';
import { grouped, short } from './numbers';
import { hatchFor, inkOf, type PlateProcess, processWords } from './process-hatch';
import { type Band, bandOf, chooseRelief, crossIn } from './sheet-composition';
import { areaPath, linesPath } from './smooth-path';
import { field } from './terrain';

export type SheetSize = 'card' | 'sheet' | 'og';

export type SheetInput = {
  /** Seed of the ground: the same coffee always gets the same sheet. */
  slug: string;
  /** Metres above sea level; null when not known. Without both there is no band. */
  altitudeMin: number | null;
  altitudeMax: number | null;
  /** Null for blends, cacao and sets: contours only. */
  process: PlateProcess | null;
  size: SheetSize;
  theme?: Theme;
  /** Everything in grey line. */
  soldOut?: boolean;
};

/** Frame in units, field in nodes, smallest step in metres and the most lines that fit the frame and its bytes. */
const SIZES = {
  card: {
    width: 400,
    height: 440,
    columns: 84,
    rows: 105,
    step: 60,
    most: 22,
    thin: 0.75,
    heavy: 1.5,
    faint: 0.6,
    hatch: 1,
    cross: 6.5,
  },
  sheet: {
    width: 560,
    height: 571,
    columns: 84,
    rows: 105,
    step: 25,
    most: 46,
    thin: 0.75,
    heavy: 1.5,
    faint: 0.75,
    hatch: 1,
    cross: 8.5,
  },
  og: {
    width: 1200,
    height: 630,
    columns: 160,
    rows: 84,
    step: 25,
    most: 34,
    thin: 1,
    heavy: 2,
    faint: 0.75,
    hatch: 1.75,
    cross: 14,
  },
} as const satisfies Record<SheetSize, object>;

/** Heights that a sheet without a band is drawn between. Never printed; the ground is invented. */
const NO_BAND = { lowest: 0, highest: 880, base: 0 };

/**
 * The map sheet of a lot as SVG. The ground comes from the slug, the band from the altitudes: no number, peak or
 * coordinate is drawn, because none would be true.
 * @param input.idPrefix a CSS identifier, unique in the document when the sheet is inlined
 */
export function contourSheet(input: SheetInput & { idPrefix?: string }): string {
  const { slug, process, size, theme = 'auto', soldOut = false, idPrefix = 's' } = input;
  const frame = SIZES[size];
  const band = process ? bandOf(input.altitudeMin, input.altitudeMax) : null;
  const { lowest, highest, base } = band ?? NO_BAND;
  const ground = field(chooseRelief(slug, band), frame, lowest, highest);

  const lineInk: Ink = soldOut ? 'rule' : 'contour';
  const bandInk: Ink = soldOut || !process ? 'rule' : inkOf(process);
  const crossInk: Ink = soldOut ? 'ink-2' : 'cherry';
  const { paint, style } = palette(theme, idPrefix, [
    'sheet',
    'line',
    lineInk,
    bandInk,
    ...(band ? [crossInk] : []),
  ]);

  const { thin, heavy } = contourLines(ground, lowest, highest, base, frame.step, frame.most);
  const stroke = `fill="none" stroke="${paint(lineInk)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}" viewBox="0 0 ${frame.width} ${frame.height}" preserveAspectRatio="xMidYMid slice">` +
    style +
    `<path fill="${paint('sheet')}" d="M0 0h${frame.width}v${frame.height}H0z"/>` +
    `<path d="${grid(frame.width, frame.height)}" stroke="${paint('line')}"/>` +
    (band && process
      ? bandMarkup(
          ground,
          band,
          hatchFor(process, `${idPrefix}h`, paint(bandInk), frame.hatch),
          paint(bandInk),
          idPrefix,
        )
      : '') +
    `<g transform="scale(.5)" ${stroke} stroke-linecap="round">` +
    `<path stroke-width="${frame.thin * 2}" stroke-opacity="${frame.faint}" d="${thin}"/>` +
    `<path stroke-width="${frame.heavy * 2}" d="${heavy}"/></g>` +
    (band ? cross(crossIn(ground, band), frame.cross, paint(crossInk)) : '') +
    '</svg>'
  );
}

/** 60 m, 120 m, 180 m …: the first multiple of the step that needs no more lines than `most`. */
function contourLines(g: Field, lowest: number, highest: number, base: number, step: number, most: number) {
  const interval = step * Math.ceil((highest - lowest) / (step * most));
  const thin: string[] = [];
  const heavy: string[] = [];
  for (let k = Math.ceil((lowest - base) / interval); base + k * interval < highest; k++) {
    (k % 5 === 0 ? heavy : thin).push(linesPath(contoursAt(g, base + k * interval)));
  }
  return { thin: thin.join(''), heavy: heavy.join('') };
}

/** Ground above the lower limit without ground above the upper one: the even-odd rule cuts the second out. */
function bandMarkup(g: Field, band: Band, hatch: string, colour: string, id: string): string {
  const area = areaPath(contoursAt(g, band.min)) + areaPath(contoursAt(g, band.max));
  const half = 'transform="scale(.5)" fill-rule="evenodd"';
  return (
    `<defs>${hatch}<clipPath id="${id}b"><path ${half.replace('fill', 'clip')} d="${area}"/></clipPath></defs>` +
    `<g clip-path="url(#${id}b)"><path fill="${colour}" fill-opacity=".13" d="M0 0h${g.width}v${g.height}H0z"/>` +
    `<path fill="url(#${id}h)" fill-opacity=".55" d="M0 0h${g.width}v${g.height}H0z"/></g>`
  );
}

/** Four columns, five rows. */
function grid(width: number, height: number): string {
  const columns = [1, 2, 3].map((i) => `M${(width * i) / 4} 0v${height}`);
  const rows = [1, 2, 3, 4].map((i) => `M0 ${Math.round((height * i) / 5)}h${width}`);
  return columns.join('') + rows.join('');
}

function cross([x, y]: readonly [number, number], r: number, colour: string): string {
  const tick = r > 10 ? 12 : 7;
  const ticks = `M${x} ${y - r - tick / 2}v${tick}m0 ${2 * r - tick}v${tick}M${x - r - tick / 2} ${y}h${tick}m${2 * r - tick} 0h${tick}`;
  return `<g fill="none" stroke="${colour}" stroke-width="${short(1 + r / 8)}"><circle cx="${x}" cy="${y}" r="${r}"/><path d="${ticks}"/></g>`;
}

/** Printed under every sheet. */
export const SHEET_CAPTION = "Drawn from this lot's altitude and process. Not a survey.";

/** What the sheet shows, in one or two sentences, from the same data. */
export function describeSheet(input: Omit<SheetInput, 'slug' | 'size' | 'theme'> & { name: string }): string {
  const { name, altitudeMin, altitudeMax, process } = input;
  const sheet = `Map sheet of ${name}${input.soldOut ? ', sold out' : ''}`;
  if (!process || altitudeMin === null || altitudeMax === null) {
    return `${sheet}: contour lines without a band. A drawing, not a survey.`;
  }
  const band =
    altitudeMin === altitudeMax
      ? `at ${grouped(altitudeMin)} m`
      : `from ${grouped(altitudeMin)} to ${grouped(altitudeMax)} m`;
  return `${sheet}: contour lines with the band ${band} hatched for the ${processWords(process)} process. Drawn from this lot's altitude and process, not a survey.`;
}
