import 'server-only';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DomainError } from '@/lib/kernel/errors';
import { detectDelimiter } from './cells';
import { MAX_BYTES } from './rules';
import type { Delimiter } from './types';

/** A cell of this many characters is a quote that was never closed. */
const MAX_RECORD = 1_000_000;
const MAX_HEAD = 64 * 1024;

export type CsvFile = {
  delimiter: Delimiter;
  head: string[];
  /** The records after the head, read from the file as they are asked for. */
  records: AsyncGenerator<string[], void, undefined>;
};

const refused = (why: string, detail: Record<string, string | number> = {}) =>
  new DomainError('csv_refused', { why, ...detail });

/**
 * Opens a file with comma, semicolon or tab between its cells, UTF-8 with or without a byte-order mark. Holds a few
 * kilobytes of it at a time.
 * @throws DomainError csv_refused, here or while reading on
 */
export async function readCsv(body: AsyncIterable<Uint8Array>): Promise<CsvFile> {
  const chunks = decoded(body);
  let first = '';
  for (let more = await chunks.next(); !more.done; more = await chunks.next()) {
    first += more.value;
    if (/[\r\n]/.test(first) || first.length > MAX_HEAD) break;
  }
  if (first.trim() === '') throw refused('empty');
  // Excel's own way to say which mark separates.
  const said = /^sep=([,;\t])\r?\n/i.exec(first);
  if (said) first = first.slice(said[0].length);
  const delimiter = (said?.[1] ?? detectDelimiter(first.split(/[\r\n]/)[0] ?? '')) as Delimiter;
  const rest = async function* () {
    yield first;
    yield* chunks;
  };
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: MAX_RECORD });
  // What goes wrong above reaches whoever reads the parser.
  pipeline(Readable.from(rest(), { objectMode: false, highWaterMark: 64 * 1024 }), parser, () => {});
  const records = iterate(parser);
  const head = await records.next();
  if (head.done) throw refused('empty');
  return { delimiter, head: head.value.map((name) => name.trim()), records };
}

async function* iterate(parser: AsyncIterable<string[]>): AsyncGenerator<string[], void, undefined> {
  try {
    for await (const record of parser) yield record;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? Number(error.lines) : 0;
    throw refused('quotes', { line });
  }
}

async function* decoded(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  const text = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw refused('not_utf8');
    }
  };
  for await (const chunk of body) {
    if (size === 0 && (chunk[0] === 0xff || chunk[0] === 0xfe)) throw refused('utf16');
    if (size === 0 && chunk[0] === 0x50 && chunk[1] === 0x4b) throw refused('workbook');
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw refused('too_large');
    yield text(chunk);
  }
  yield text();
}
