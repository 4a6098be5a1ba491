import { ART_VERSION } from '@/components/art/art-version';
import { describeHarvest } from '@/components/art/harvest-ring';
import { plateProcess } from '@/components/art/process-hatch';
import type { Process } from '@/lib/catalog/types';

/** The months a coffee is picked, small: beside a price. Shared by all coffees with the same months. */
export function HarvestRingImage({ months }: { months: readonly number[] }) {
  if (months.length === 0) return null;
  return (
    // biome-ignore lint/performance/noImgElement: an immutable SVG
    <img
      src={`/art/${ART_VERSION}/ring~${months.join('.')}.svg`}
      width={44}
      height={44}
      alt={describeHarvest({ months })}
      loading="lazy"
      decoding="async"
    />
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
  if (!plate) return null;
  return (
    // biome-ignore lint/performance/noImgElement: an immutable SVG
    <img
      src={`/art/${ART_VERSION}/swatch~${plate}.svg`}
      width={20}
      height={14}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}
