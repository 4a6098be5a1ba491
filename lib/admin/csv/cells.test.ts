import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectDelimiter,
  guarded,
  joinList,
  readDecimal,
  readNumber,
  splitList,
  unclear,
  unguarded,
  writeDecimal,
  writeNumber,
  writeRecord,
} from './cells';
import type { Delimiter } from './types';

it.each([
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'＝1",
  '=1+1',
  '+49',
  '-cmd',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'=1",
  "''@x",
])('no spreadsheet takes %j for a formula, and it comes back as it was', (text) => {
  expect(guarded(text)).toBe(`'${text}`);
  expect(unguarded(guarded(text))).toBe(text);
});

it.each(['Jaén', "d'Ivoire", "'quoted'", '', 'a=b', '-5.36', '-12'])('%j is left alone', (text) => {
  expect(guarded(text)).toBe(text);
  expect(unguarded(text)).toBe(text);
});

it.each([
  ['Nice;=HYPERLINK("x")', 'Nice;\'=HYPERLINK("x")'],
  ['Ana, +49', "Ana, '+49"],
  ['a\t@x;\t＝1', "a\t'@x;\t'＝1"],
  ['two\r\n-lines\n=1', "two\r\n'-lines\n'=1"],
  ['\n=1', "'\n'=1"],
  ['  =1', "  '=1"],
  ['a;"=1"', 'a;"\'=1"'],
  ["a;'=1", "a;''=1"],
  ["'\t=1", "''\t'=1"],
])('a formula behind a mark inside of %j is none either, and it comes back as it was', (text, written) => {
  expect(guarded(text)).toBe(written);
  expect(unguarded(written)).toBe(text);
});

describe('of texts made of what spoils a file', () => {
  const NASTY = [
    ...'=+-@＝＋－＠\'";,\t\r\n a1|\\',
    '\u00a0',
    '\r\n',
    "'=",
    ';=',
    ', -',
    '"=',
    '=HYPERLINK("x")',
  ];
  const nasty = fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 12 });
  const marks = fc.constantFrom<Delimiter[]>(',', ';', '\t');

  it('each is read again as it was, whoever wrote it', () => {
    fc.assert(
      fc.property(nasty, (text) => unguarded(guarded(text)) === text),
      { numRuns: 5000 },
    );
  });

  it('a record of them is read again as it was, also once a spreadsheet saved it with another mark', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), marks, marks, (cells, mark, other) => {
        const read = (text: string, delimiter: Delimiter): string[][] => parse(text, { delimiter });
        const seen = read(writeRecord(cells, mark), mark);
        // A spreadsheet keeps the apostrophes and knows no guard: it quotes what it must, or all of it.
        const saved = seen[0]?.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(other) ?? '';
        for (const found of [seen, read(saved, other)]) {
          expect(found).toHaveLength(1);
          expect(found[0]?.map(unguarded)).toEqual(cells);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('no program finds a formula in a record, wherever it splits and whatever it skips before', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), marks, (cells, mark) => {
        for (const piece of writeRecord(cells, mark).split(/[,;\t\r\n]/)) {
          const seen = piece.replace(/^[\s"]+/, '').replace(/"$/, '');
          if (!/^-\d+$/.test(seen)) expect(seen).not.toMatch(/^[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 5000 },
    );
  });
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
      // With three, some numbers could be read in two ways: no column of the shop's own files has three.
      fc.constantFrom(0, 2),
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
  ['1,234', ',', null],
  ['1,234,567', ',', 123456700],
  ['0.500', ',', 50],
  ['18,50', ';', 1850],
  ['18.50', ';', 1850],
  ['1.018,50', ';', 101850],
  ['1.234', ';', null],
  ['1 018,50', ';', 101850],
  ['18.505', ',', null],
  ['18.500', ',', null],
  ['18.5000', ',', 1850],
  ['$18', ',', null],
  ['', ',', null],
  ['1e3', ',', null],
] as const)('the price %j in a file with %j is %j cents', (cell, delimiter, cents) => {
  expect(readDecimal(cell, 2, delimiter)).toBe(cents);
});

it.each([
  ['1.850', 2, ';', '“1.850” can be read in two ways. Write 1850 or 1,85.'],
  ['1,234', 2, ',', '“1,234” can be read in two ways. Write 1234.'],
  ['-1,234', 3, ',', '“-1,234” can be read in two ways. Write -1234 or -1.2340.'],
  ['2,000', 0, ',', '“2,000” can be read in two ways. Write 2000 or 2.00.'],
  ['0,125', 3, ',', null],
  ['1850', 2, ',', null],
  ['1.850,00', 2, ';', null],
] as const)('what is said of %j with %i places in a file with %j', (cell, places, delimiter, words) => {
  expect(unclear(cell, places, delimiter)).toBe(words);
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
});

it('a cell with any separator is quoted, whichever the file has', () => {
  expect(writeRecord(['b,=1', 'd;=1', 'e\t=1'], ';')).toBe(`"b,'=1";"d;'=1";"e\t'=1"\r\n`);
  expect(writeRecord(['d;=1'], ',')).toBe(`"d;'=1"\r\n`);
  expect(writeRecord(['b,c', 'd;e'], '\t')).toBe('"b,c"\t"d;e"\r\n');
});

it('a cell of a million digits is no number, and nobody waits for it', () => {
  expect(readDecimal(`1.${'0'.repeat(1_000_000)}1`, 2, ',')).toBeNull();
  expect(readNumber('1'.repeat(1_000_000), ',')).toBeNull();
  expect(readDecimal(`1.${'0'.repeat(38)}`, 2, ',')).toBe(100);
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
