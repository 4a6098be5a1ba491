import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  detectDelimiter,
  guarded,
  joinList,
  readDecimal,
  readNumber,
  splitList,
  unguarded,
  writeDecimal,
  writeNumber,
  writeRecord,
} from './cells';

it.each(['=1+1', '+49', '-cmd', '@SUM(A1)', '\tx', '\rx', '\n=1', "'=1", "''@x"])(
  'no spreadsheet takes %j for a formula, and it comes back as it was',
  (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  },
);

it.each(['Jaén', "d'Ivoire", "'quoted'", '', 'a=b', '-5.36', '-12'])('%j is left alone', (text) => {
  expect(guarded(text)).toBe(text);
  expect(unguarded(text)).toBe(text);
});

it('whatever is written is read again as it was', () => {
  fc.assert(fc.property(fc.string(), (text) => unguarded(guarded(text)) === text));
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }).filter((s) => s === s.trim() && s !== '')), (list) => {
      expect(splitList(joinList(list))).toEqual(list);
    }),
  );
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom(0, 2, 3),
      fc.constantFrom(',', ';', '\t'),
      (n, places, mark) => {
        expect(readDecimal(writeDecimal(n, places, mark as ','), places, mark as ',')).toBe(n === 0 ? 0 : n);
      },
    ),
  );
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (n) => {
      expect(readNumber(writeNumber(n + 0, ';'), ';')).toBe(n + 0);
    }),
  );
});

it.each([
  ['18.50', ',', 1850],
  ['18.5', ',', 1850],
  ['18', ',', 1800],
  ['1,018.50', ',', 101850],
  ['18,50', ',', null],
  ['1,234', ',', 123400],
  ['18,50', ';', 1850],
  ['18.50', ';', 1850],
  ['1.018,50', ';', 101850],
  ['1.234', ';', null],
  ['1 018,50', ';', 101850],
  ['18.505', ',', null],
  ['18.500', ',', 1850],
  ['$18', ',', null],
  ['', ',', null],
  ['1e3', ',', null],
] as const)('the price %j in a file with %j is %j cents', (cell, delimiter, cents) => {
  expect(readDecimal(cell, 2, delimiter)).toBe(cents);
});

it('yen have no digits after the mark', () => {
  expect(readDecimal('1450', 0, ',')).toBe(1450);
  expect(readDecimal('1450.5', 0, ',')).toBeNull();
  expect(writeDecimal(1450, 0, ',')).toBe('1450');
});

it('a record is one of RFC 4180', () => {
  expect(writeRecord(['a', 'b,c', 'say "hi"', 'two\nlines', ' edge', '=1'], ',')).toBe(
    'a,"b,c","say ""hi""","two\nlines"," edge",\'=1\r\n',
  );
  expect(writeRecord(['b,c', 'd;e'], ';')).toBe('b,c;"d;e"\r\n');
});

it.each([
  ['slug,name', ','],
  ['slug;name;price', ';'],
  ['slug\tname', '\t'],
  ['"a;b;c",name', ','],
  ['slug', ','],
])('the separator of %j is found', (head, delimiter) => {
  expect(detectDelimiter(head)).toBe(delimiter);
});
