import { type Ink, type Palette, palette, type Theme } from './inks';

export const PLATE_PROCESSES = [
  'washed',
  'double-washed',
  'natural',
  'honey',
  'anaerobic',
  'pulped-natural',
  'wet-hulled',
] as const;
/** A process that has an ink and a hatch. */
export type PlateProcess = (typeof PLATE_PROCESSES)[number];

type Hatch = { ink: Ink; width: number; height: number; turn: number; strokes: string; dots: string };

const line = (strokes: string) => ({ strokes, dots: '' });
const WAVES = { ink: 'water', width: 14, height: 7, turn: 0, ...line('M0 3.5q3.5-3.5 7 0t7 0') } as const;

/** The pattern differs as well as the ink, so colour is never the only sign. */
const HATCHES: Record<PlateProcess, Hatch> = {
  washed: WAVES,
  'double-washed': WAVES,
  natural: { ink: 'cherry', width: 9, height: 9, turn: 0, strokes: '', dots: 'M2 2h0M6.5 6.5h0' },
  honey: { ink: 'ochre', width: 7, height: 7, turn: 45, ...line('M3.5 0v7') },
  anaerobic: { ink: 'revision', width: 9, height: 9, turn: 45, ...line('M4.5 0v9M0 4.5h9') },
  'pulped-natural': { ink: 'ochre', width: 7, height: 7, turn: -45, ...line('M3.5 0v7') },
  'wet-hulled': { ink: 'contour', width: 6, height: 6, turn: 0, ...line('M3 0v6') },
};

export const inkOf = (process: PlateProcess): Ink => HATCHES[process].ink;

/**
 * The plate's word for a lot's process. Anaerobic and carbonic are modifiers of another process and take its place
 * on the plate; "yellow honey" is honey. Null: no hatch is known, so no band is drawn.
 */
export function plateProcess(process: string | null | undefined, modifiers: readonly string[] = []) {
  if (!process) return null;
  const words = [process, ...modifiers].join(' ').toLowerCase();
  if (/anaerobic|carbonic/.test(words)) return 'anaerobic';
  const known = PLATE_PROCESSES.find((name) => name === process);
  return known ?? (/\bhoney\b/.test(words) ? 'honey' : null);
}

/** The process in running text: "wet-hulled process", "double-washed process". */
export const processWords = (process: PlateProcess): string => process.replace('pulped-', 'pulped ');

/** The `<pattern>` of a process. Its id must be unique in the document it is put in. */
export function hatchFor(process: PlateProcess, id: string, colour: string, scale = 1): string {
  const { width, height, turn, strokes, dots } = HATCHES[process];
  const moves = [turn && `rotate(${turn})`, scale !== 1 && `scale(${scale})`].filter(Boolean).join(' ');
  const transform = moves && ` patternTransform="${moves}"`;
  const mark = dots
    ? `<path d="${dots}" stroke="${colour}" stroke-width="2.2" stroke-linecap="round"/>`
    : `<path d="${strokes}" fill="none" stroke="${colour}"/>`;
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse"${transform}>${mark}</pattern>`;
}

const SWATCH = { width: 20, height: 14 };

/** A 20 × 14 key to the hatch, to stand before the process in words; hidden from screen readers for that reason. */
export function processSwatch(process: PlateProcess, idPrefix: string, theme: Theme = 'page'): string {
  const id = `${idPrefix}-swatch`;
  const { paint, style }: Palette = palette(theme, id, ['sheet', 'ink', inkOf(process)]);
  const colour = paint(inkOf(process));
  const { width, height } = SWATCH;
  const box = `x=".5" y=".5" width="${width - 1}" height="${height - 1}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${id}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">` +
    `${style}<defs>${hatchFor(process, id, colour)}</defs>` +
    `<rect ${box} fill="${paint('sheet')}"/><rect ${box} fill="${colour}" fill-opacity=".13"/>` +
    `<rect ${box} fill="url(#${id})" stroke="${paint('ink')}"/></svg>`
  );
}
