import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

const RED = '#d01020';
const BLUE = '#1020d0';

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: RED } },
      left: 0,
      top: 0,
    },
  ]);

export const somePhoto = (
  format: 'jpeg' | 'png' | 'webp' | 'avif',
  width = 1000,
  height = 700,
): Promise<Buffer> => halves(width, height).toFormat(format, { quality: 60 }).toBuffer();

/**
 * As a phone writes it, held upright: the sensor's picture lies on its side (orientation 6: turn it clockwise), and the
 * file says where it was taken. Upright, the red half is on top.
 */
export const phonePhoto = (width = 1200, height = 800): Promise<Buffer> =>
  halves(width, height)
    .withExif({
      IFD0: { Make: 'PhoneMaker', Model: 'SecretModel' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '5/1 8/1 42/1', GPSLongitudeRef: 'W' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const movingWebp = async (): Promise<Buffer> =>
  sharp(
    await Promise.all(
      [RED, BLUE].map((background) =>
        sharp({ create: { width: 60, height: 60, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A few hundred bytes that claim a picture of `side` × `side`. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG whose first frame is followed by others. */
export async function movingPng(): Promise<Buffer> {
  const still = await somePhoto('png', 40, 40);
  const afterHeader = 8 + 25;
  const frames = Buffer.alloc(8);
  frames.writeUInt32BE(2);
  return Buffer.concat([
    still.subarray(0, afterHeader),
    pngChunk('acTL', frames),
    still.subarray(afterHeader),
  ]);
}

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const HTML = '<!doctype html><html><body><script>alert(1)</script></body></html>';
/** The first bytes of a photo as iPhones keep them. */
export const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
export const GIF = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n', 'latin1');
