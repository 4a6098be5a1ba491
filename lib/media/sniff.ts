import { DomainError } from '@/lib/kernel/errors';

/** What the shop makes photos of; `heic` where the sharp that is installed reads it (`sizes.ts` asks it). */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** Brands of ISO base media files (ISO/IEC 23008-12, AV1 Image File Format): major brand first, then compatible ones. */
function brandsOf(bytes: Uint8Array): string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= Math.min(size, bytes.byteLength, 256); at += 4)
    if (at !== 12) brands.push(ascii(bytes, at, at + 4));
  return brands;
}

/** An APNG announces its frames before the first one; chunks are length, name, content, checksum. */
function isMovingPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.byteLength; at += 12 + view.getUint32(at)) {
    const chunk = ascii(bytes, at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

const refuse = (why: string) => new DomainError('photo_refused', { why });

/**
 * What a file is by its first bytes; its name and what the browser says of it count for nothing.
 * @throws DomainError photo_refused with `why`, for which `error-copy.ts` has the words
 */
export function sniff(bytes: Uint8Array): PhotoKind {
  if (bytes.byteLength === 0) throw refuse('empty');
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) {
    if (isMovingPng(bytes)) throw refuse('animated');
    return 'png';
  }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 8) === 'ftyp') {
    const brands = brandsOf(bytes);
    if (brands[0] === 'avis') throw refuse('animated');
    if (brands.includes('avif')) return 'avif';
    if (brands.some((brand) => /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand))) return 'heic';
    throw refuse('unknown');
  }
  if (head.startsWith('GIF8')) throw refuse('gif');
  if (head.startsWith('%PDF')) throw refuse('pdf');
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) throw refuse('tiff');
  const text = ascii(bytes, 0, 1024).toLowerCase();
  if (text.includes('<svg')) throw refuse('svg');
  if (/<(!doctype html|html|head|body|script)/.test(text)) throw refuse('html');
  throw refuse('unknown');
}
