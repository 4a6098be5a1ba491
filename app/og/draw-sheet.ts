import sharp from 'sharp';
import { contourSheet } from '@/components/art/contour-sheet';
import { plateProcess } from '@/components/art/process-hatch';
import type { SheetInput } from '@/lib/catalog/types';

/** The sheet of a coffee as a PNG of 1200 × 630, for places that take no SVG. */
export async function drawSheet(entry: SheetInput): Promise<Uint8Array<ArrayBuffer>> {
  const svg = contourSheet({
    slug: entry.slug,
    altitudeMin: entry.altitudeMin,
    altitudeMax: entry.altitudeMax,
    process: plateProcess(entry.process),
    size: 'og',
    theme: 'light',
  });
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
}
