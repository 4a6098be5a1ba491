import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSheetKey, sheetKey } from './art-version';
import type { SheetInput } from './contour-sheet';
import { PLATE_PROCESSES } from './process-hatch';

const altitudes = fc.oneof(
  fc.constant([null, null] as const),
  fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 })).map(([a, b]) => {
    return [Math.min(a, b), Math.max(a, b)] as const;
  }),
);
const sheets = fc
  .record({
    slug: fc.stringMatching(/^[a-z0-9-]{1,80}$/),
    altitudes,
    process: fc.constantFrom(null, ...PLATE_PROCESSES),
    size: fc.constantFrom('card', 'sheet', 'og'),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    soldOut: fc.boolean(),
  })
  .map(({ altitudes: [altitudeMin, altitudeMax], ...rest }): SheetInput => {
    return { ...rest, altitudeMin, altitudeMax };
  });

test('a key reads as what it draws', () => {
  expect(
    sheetKey({
      slug: 'peru-aprocassi-san-ignacio',
      altitudeMin: 1000,
      altitudeMax: 2500,
      process: 'washed',
      size: 'card',
    }),
  ).toBe('card~peru-aprocassi-san-ignacio~1000-2500~washed');
});

test('every sheet survives the way through its key, which needs no escaping in a URL', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const key = sheetKey(sheet);
      expect(encodeURIComponent(key)).toBe(key);
      expect(parseSheetKey(key)).toEqual(sheet);
    }),
  );
});

test.each([
  '',
  'card',
  'card~peru',
  'poster~peru~1000-2500~washed',
  'card~Peru~1000-2500~washed',
  'card~../secret~1000-2500~washed',
  `card~${'a'.repeat(81)}~1000-2500~washed`,
  'card~peru~2500-1000~washed',
  'card~peru~1000-4001~washed',
  'card~peru~01000-2500~washed',
  'card~peru~1e3-2500~washed',
  'card~peru~-5-2500~washed',
  'card~peru~1000~washed',
  'card~peru~1000-2500-3000~washed',
  'card~peru~1000.5-2500~washed',
  'card~peru~none-none~washed',
  'card~peru~1000-2500~magic',
  'card~peru~1000-2500~',
  'card~peru~1000-2500~washed~',
  'card~peru~1000-2500~washed~auto',
  'card~peru~1000-2500~washed~page',
  'card~peru~1000-2500~washed~dark~sold-out',
  'card~peru~1000-2500~washed~dark~dark',
  'card~peru~1000-2500~washed~light~dark',
  'card~peru~1000-2500~washed\n',
  'card~peru~1000-2500~washed~toString',
])('refuses %j', (key) => {
  expect(parseSheetKey(key)).toBeNull();
});

test('no key is written that could not be served', () => {
  const sheet: SheetInput = { slug: 'Ñ', altitudeMin: 1, altitudeMax: 2, process: null, size: 'card' };
  expect(() => sheetKey(sheet)).toThrow(RangeError);
  expect(() => sheetKey({ ...sheet, slug: 'n', altitudeMin: 3 })).toThrow(RangeError);
  expect(() => sheetKey({ ...sheet, slug: 'n', theme: 'page' })).toThrow(RangeError);
});
