import { type AltitudeRange, altitudeBand } from './altitude-band';
import { ART_VERSION } from './art-version';
import { CUP_AXES, type CupIntensities, cuppingRose } from './cupping-rose';
import { harvestRing } from './harvest-ring';
import { PLATE_PROCESSES, type PlateProcess, processSwatch } from './process-hatch';
import { locatorMap } from './region-map';

// Small plates as files: everything they are drawn from stands in their address, so they never go stale, many pages
// share one, and the page does not carry the drawing twice (as markup and as React's copy of it).

export type Plate =
  /** The ring beside a price, and the large one with the months' initials. */
  | { kind: 'ring' | 'season'; months: readonly number[]; todayMonth: number | null }
  | { kind: 'cup'; cup: CupIntensities }
  | { kind: 'swatch'; process: PlateProcess }
  | { kind: 'band'; band: AltitudeRange; others: readonly AltitudeRange[] }
  | { kind: 'place'; country: string; highlight: readonly string[] };

const range = ({ min, max }: AltitudeRange) => `${min}-${max}`;

function write(plate: Plate): string {
  switch (plate.kind) {
    case 'ring':
    case 'season':
      return `${plate.kind}~${plate.months.join('.')}~${plate.todayMonth ?? 0}`;
    case 'cup':
      return `cup~${CUP_AXES.map(({ key }) => plate.cup[key]).join('.')}`;
    case 'swatch':
      return `swatch~${plate.process}`;
    case 'band':
      return `band~${range(plate.band)}~${plate.others.map(range).join('.')}`;
    case 'place':
      return `place~${plate.country}~${plate.highlight.join('.')}`;
  }
}

export const plateSrc = (plate: Plate): string => `/art/${ART_VERSION}/${write(plate)}.svg`;

const isMonth = (m: number) => Number.isInteger(m) && m >= 1 && m <= 12;
const months = (text: string): number[] | null => {
  const found = text.split('.').map(Number);
  return found.length <= 12 && found.every(isMonth) ? found : null;
};
const altitudes = (text: string): AltitudeRange[] | null => {
  const found = text === '' ? [] : text.split('.').map((r) => r.split('-').map(Number));
  const ok =
    found.length <= 80 &&
    found.every(
      ([min = -1, max = -1, more]) =>
        more === undefined &&
        min >= 0 &&
        min <= max &&
        max <= 4000 &&
        Number.isInteger(min) &&
        Number.isInteger(max),
    );
  return ok ? found.map(([min = 0, max = 0]) => ({ min, max })) : null;
};

function read(key: string): Plate | null {
  const [kind, first = '', second = ''] = key.split('~');
  switch (kind) {
    case 'ring':
    case 'season': {
      const found = months(first);
      const todayMonth = second === '0' ? null : Number(second);
      return found && (todayMonth === null || isMonth(todayMonth))
        ? { kind, months: found, todayMonth }
        : null;
    }
    case 'cup': {
      const found = first.split('.').map(Number);
      const ok =
        found.length === CUP_AXES.length && found.every((n) => Number.isInteger(n) && n >= 0 && n <= 15);
      const cup = Object.fromEntries(CUP_AXES.map(({ key }, i) => [key, found[i]])) as CupIntensities;
      return ok ? { kind, cup } : null;
    }
    case 'swatch': {
      const process = PLATE_PROCESSES.find((p) => p === first);
      return process ? { kind, process } : null;
    }
    case 'band': {
      const [band] = altitudes(first) ?? [];
      const others = altitudes(second);
      return band && others ? { kind, band, others } : null;
    }
    case 'place':
      return /^[A-Z]{2}$/.test(first) && /^[A-Z0-9.-]{0,80}$/.test(second)
        ? { kind, country: first, highlight: second === '' ? [] : second.split('.') }
        : null;
    default:
      return null;
  }
}

/** The drawing of an address that `plateSrc` wrote; null for any other. */
export function drawPlate(key: string): string | null {
  const plate = read(key);
  if (!plate || write(plate) !== key) return null;
  switch (plate.kind) {
    case 'ring':
    case 'season':
      return harvestRing({
        months: plate.months,
        size: plate.kind === 'ring' ? 'card' : 'large',
        theme: 'auto',
        ...(plate.todayMonth !== null && { todayMonth: plate.todayMonth }),
      });
    case 'cup':
      return cuppingRose(plate.cup, { theme: 'auto' });
    case 'swatch':
      return processSwatch(plate.process, 's', 'auto');
    case 'band':
      return altitudeBand({ ...plate.band, others: plate.others, theme: 'auto' });
    case 'place':
      return locatorMap({ country: plate.country, highlight: plate.highlight, theme: 'auto' });
  }
}
