import { describeAltitude } from '@/components/art/altitude-band';
import { type CupIntensities, describeCup } from '@/components/art/cupping-rose';
import { describeHarvest } from '@/components/art/harvest-ring';
import { plateSrc } from '@/components/art/plate-key';
import { plateProcess } from '@/components/art/process-hatch';
import type { Process } from '@/lib/catalog/types';

type FileProps = { src: string; width: number; height: number; alt: string; fluid?: boolean };

/** A plate as an immutable file of a few hundred bytes; loads when it comes near. */
function PlateFile({ src, width, height, alt, fluid = false }: FileProps) {
  return (
    // biome-ignore lint/performance/noImgElement: an immutable SVG has nothing to optimise
    <img
      src={src}
      width={width}
      height={height}
      alt={alt}
      loading="lazy"
      decoding="async"
      {...(fluid && { className: 'block h-auto w-full' })}
    />
  );
}

type Season = { months: readonly number[]; todayMonth: number | null };
const seasonText = ({ months, todayMonth }: Season) =>
  describeHarvest({ months, ...(todayMonth !== null && { todayMonth }) });

/** The months a coffee is picked, small: beside a price. */
export function HarvestRingImage(season: Season) {
  if (season.months.length === 0) return null;
  return (
    <PlateFile src={plateSrc({ kind: 'ring', ...season })} width={44} height={44} alt={seasonText(season)} />
  );
}

/** The months a coffee is picked, large, with their initials. */
export function SeasonImage(season: Season) {
  return (
    <PlateFile
      src={plateSrc({ kind: 'season', ...season })}
      width={260}
      height={260}
      alt={seasonText(season)}
      fluid
    />
  );
}

/** The seven intensities as a rose. */
export function CupImage({ cup }: { cup: CupIntensities }) {
  return (
    <PlateFile src={plateSrc({ kind: 'cup', cup })} width={356} height={246} alt={describeCup(cup)} fluid />
  );
}

type Range = { min: number; max: number };

/** A lot's altitudes on the scale that all lots share. */
export function AltitudeImage({ band, others }: { band: Range; others: readonly Range[] }) {
  return (
    <PlateFile
      src={plateSrc({ kind: 'band', band, others })}
      width={320}
      height={260}
      alt={describeAltitude({ ...band, others })}
      fluid
    />
  );
}

/** Where in its country a region lies. Decoration beside its name. */
export function LocatorImage({ country, highlight }: { country: string; highlight: readonly string[] }) {
  return (
    <PlateFile src={plateSrc({ kind: 'place', country, highlight })} width={120} height={140} alt="" fluid />
  );
}

/** The process as its hatch, so that colour is never the only sign. The words stand beside it. */
export function ProcessSwatch({
  process,
  modifiers = [],
}: {
  process: Process | null;
  modifiers?: readonly string[];
}) {
  const plate = plateProcess(process, modifiers);
  return plate ? (
    <PlateFile src={plateSrc({ kind: 'swatch', process: plate })} width={20} height={14} alt="" />
  ) : null;
}
