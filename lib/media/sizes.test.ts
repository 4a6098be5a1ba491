import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { errorText } from '@/lib/kernel/error-copy';
import type { DomainError } from '@/lib/kernel/errors';
import { MEDIA_KEY, widthsFor } from './rules';
import { type MadePhoto, makeSizes } from './sizes';
import { GIF, HEIC, HTML, movingPng, movingWebp, PDF, phonePhoto, pngBomb, SVG, somePhoto } from './testing';

const SHA = 'c'.repeat(64);
const make = (bytes: Uint8Array) => makeSizes(bytes, SHA);
const refusalOf = async (bytes: Uint8Array): Promise<DomainError> => {
  const error = await make(bytes).then(
    () => null,
    (thrown: DomainError) => thrown,
  );
  if (!error) throw new Error('it was taken');
  return error;
};
const colourAt = async (bytes: Uint8Array, left: number, top: number) => {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, , blue = 0] = data;
  return red > blue ? 'red' : 'blue';
};
const widthsOf = (photo: MadePhoto, format: string) =>
  photo.files.filter(({ file }) => file.format === format).map(({ file }) => file.width);

describe('what is made of a photo', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('reads %s', async (format) => {
    const photo = await make(await somePhoto(format, 500, 300));
    expect(photo).toMatchObject({ width: 500, height: 300 });
  });

  it('has every width as AVIF and WebP, never wider than the upload, and one JPEG', async () => {
    const photo = await make(await somePhoto('jpeg', 1000, 700));
    expect(widthsOf(photo, 'webp')).toEqual([400, 800, 1000]);
    expect(widthsOf(photo, 'avif')).toEqual([400, 800, 1000]);
    expect(widthsOf(photo, 'jpeg')).toEqual([1000]);
    for (const { bytes, file } of photo.files) {
      const found = await sharp(bytes).metadata();
      expect({ width: found.width, height: found.height, bytes: bytes.byteLength }).toEqual({
        width: file.width,
        height: file.height,
        bytes: file.bytes,
      });
      expect(file.key).toMatch(MEDIA_KEY);
    }
    expect(new Set(photo.files.map(({ file }) => file.key)).size).toBe(photo.files.length);
  });

  it('ends at 1600 pixels, however large the upload', () => {
    expect(widthsFor(6000)).toEqual([400, 800, 1200, 1600]);
    expect(widthsFor(820)).toEqual([400, 800]);
    expect(widthsFor(120)).toEqual([120]);
  });

  it('stands upright, and nothing of where and with what it was taken is left', async () => {
    const taken = await phonePhoto();
    const before = await sharp(taken).metadata();
    expect(before.orientation).toBe(6);
    expect(taken.toString('latin1')).toContain('SecretModel');
    expect(
      before.exif?.includes(Buffer.from([0x88, 0x25])) || before.exif?.includes(Buffer.from([0x25, 0x88])),
    ).toBe(true);

    const photo = await make(taken);
    expect(photo).toMatchObject({ width: 800, height: 1200 });
    for (const { bytes, file } of photo.files) {
      const { exif, xmp, iptc, icc, orientation, width = 0, height = 0 } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc }, file.key).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        icc: undefined,
      });
      expect(orientation ?? 1).toBe(1);
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('SecretModel');
      expect(height).toBeGreaterThan(width);
      expect(await colourAt(bytes, Math.floor(width / 2), Math.floor(height * 0.1)), file.key).toBe('red');
      expect(await colourAt(bytes, Math.floor(width / 2), Math.floor(height * 0.9)), file.key).toBe('blue');
    }
  });
});

describe('what is no photo is refused in words', () => {
  const cases: [name: string, bytes: () => Uint8Array | Promise<Uint8Array>, why: string, words: RegExp][] = [
    ['an SVG, whatever its name', () => Buffer.from(SVG), 'svg', /SVG/],
    [
      'an SVG behind an XML head',
      () => Buffer.from(`<?xml version="1.0"?>\n<!-- x -->\n${SVG}`),
      'svg',
      /SVG/,
    ],
    ['a web page, whatever its name', () => Buffer.from(HTML), 'html', /web page/],
    ['a GIF', () => GIF, 'gif', /GIF/],
    ['a PDF', () => PDF, 'pdf', /PDF/],
    ['a HEIC photo', () => HEIC, 'heic', /Export it as JPEG/],
    ['a moving WebP', movingWebp, 'animated', /moves/],
    ['a moving PNG', movingPng, 'animated', /moves/],
    ['a small file that claims 60,000 × 60,000', () => pngBomb(60_000), 'pixels', /100 million/],
    ['half a JPEG', async () => (await somePhoto('jpeg')).subarray(0, 3000), 'damaged', /damaged/],
    [
      'a web page that begins like a JPEG',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(HTML)]),
      'damaged',
      /damaged/,
    ],
    ['plain text', () => Buffer.from('just words'), 'unknown', /JPEG, PNG, WebP or AVIF/],
    ['an empty file', () => Buffer.alloc(0), 'empty', /empty/],
  ];
  it.each(cases)('%s', async (_, bytes, why, words) => {
    const error = await refusalOf(await bytes());
    expect(error).toMatchObject({ code: 'photo_refused', detail: { why } });
    expect(errorText(error)).toMatch(words);
  });
});
