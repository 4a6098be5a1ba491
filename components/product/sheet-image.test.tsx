import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Photo, PhotoFile } from '@/lib/kernel/photo';
import { metres } from '@/lib/kernel/units';
import { SheetImage } from './sheet-image';

const coffee = {
  slug: 'peru-x',
  name: 'Peru X',
  altitudeMin: metres(1400),
  altitudeMax: metres(1700),
  process: 'washed' as const,
};
const file = (format: PhotoFile['format'], width: number): PhotoFile => ({
  key: `1/${'a'.repeat(32)}/${width}.${format}`,
  format,
  width,
  height: width / 2,
  bytes: 1,
});
const photo: Photo = {
  id: 'med_1',
  alt: 'Raised beds in the sun',
  credit: 'Rosa',
  focusX: 240,
  focusY: 810,
  width: 3000,
  height: 1500,
  files: [file('avif', 800), file('avif', 400), file('webp', 400), file('webp', 800), file('jpeg', 1200)],
};
const drawn = (about: object, more: object = {}) =>
  renderToStaticMarkup(<SheetImage of={{ ...coffee, ...about }} size="sheet" {...more} />);

describe('the picture of a coffee', () => {
  it('without a photo is its sheet, to the byte as if there were no photos', () => {
    expect(drawn({ photo: null })).toBe(drawn({}));
    expect(drawn({ photo: null })).toMatch(/^<img src="\/art\/[^"]+\.svg" width="560" height="571"/);
  });

  it('with a photo offers AVIF, then WebP, in its widths, from addresses without a host', () => {
    const html = drawn({ photo });
    const key = `/media/1/${'a'.repeat(32)}`;
    expect(html.indexOf('image/avif')).toBeLessThan(html.indexOf('image/webp'));
    expect(html).toContain(`srcSet="${key}/400.avif 400w, ${key}/800.avif 800w"`);
    expect(html).toContain(
      `<img src="${key}/1200.jpeg" width="1200" height="600" alt="Raised beds in the sun"`,
    );
    expect(html).not.toContain('/art/');
  });

  it('keeps the focal point in view without a style attribute, which the policy forbids', () => {
    expect(drawn({ photo })).toContain('focus-x-2 focus-y-8');
    expect(drawn({ photo })).not.toContain('style=');
  });

  it('loads at once above the fold only, and is silent beside a name', () => {
    expect(drawn({ photo }, { loads: 'first' })).toContain('loading="eager"');
    expect(drawn({ photo })).toContain('loading="lazy"');
    expect(drawn({ photo }, { decorative: true })).toContain('alt=""');
  });
});
