import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskStorage, type MediaStorage, s3Storage } from './storage';

const KEY = `1/${'a'.repeat(32)}/400.webp`;
const OTHER = `1/${'b'.repeat(32)}/400.webp`;
const CONTENT = Buffer.from('not really a photo');
const read = async (file: ReadableStream<Uint8Array> | null) =>
  file && Buffer.from(await new Response(file as ReadableStream<Uint8Array<ArrayBuffer>>).bytes());

const STRANGE = [
  '../secrets.json',
  '1/../../secrets.json',
  `1/${'a'.repeat(32)}/../400.webp`,
  `/1/${'a'.repeat(32)}/400.webp`,
  `1/${'a'.repeat(32)}/400.webp\0.avif`,
  `1/${'a'.repeat(32)}/400.svg`,
  '',
];

function keepsItsPromises(open: () => MediaStorage) {
  it('gives back what was put, and nothing for what was not', async () => {
    await open().put(KEY, CONTENT, 'image/webp');
    expect(await read(await open().get(KEY))).toEqual(CONTENT);
    expect(await open().get(OTHER)).toBeNull();
  });

  it('may be told twice to put or to remove', async () => {
    await open().put(KEY, CONTENT, 'image/webp');
    await open().put(KEY, CONTENT, 'image/webp');
    expect(await read(await open().get(KEY))).toEqual(CONTENT);
    await open().remove(KEY);
    await open().remove(KEY);
    expect(await open().get(KEY)).toBeNull();
  });

  it.each(STRANGE)('refuses %j, which is no key of a photo', async (key) => {
    await expect(async () => open().get(key)).rejects.toThrow('not the key');
    await expect(async () => open().put(key, CONTENT, 'image/webp')).rejects.toThrow('not the key');
    await expect(async () => open().remove(key)).rejects.toThrow('not the key');
  });
}

describe('on disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yunga-media-'));
    writeFileSync(join(folder, 'secrets.json'), '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const open = () => diskStorage(join(folder, 'media'));
  keepsItsPromises(open);

  it('leaves no half-written file beside the photos', async () => {
    await Promise.all([open().put(OTHER, CONTENT, 'image/webp'), open().put(OTHER, CONTENT, 'image/webp')]);
    expect(readdirSync(join(folder, 'media', '1', 'b'.repeat(32)))).toEqual(['400.webp']);
  });
});

describe('in a bucket', () => {
  type Seen = { method: string; path: string; authorization: string; type: string };
  const kept = new Map<string, Buffer>();
  const seen: Seen[] = [];
  let server: Server;
  let endpoint = '';
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const { authorization = '', 'content-type': type = '' } = request.headers;
      seen.push({ method: request.method ?? '', path, authorization, type });
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const found = kept.get(path);
      if (request.method === 'PUT') {
        kept.set(path, Buffer.concat(parts));
        response.writeHead(200, { etag: '"x"' }).end();
      } else if (request.method === 'DELETE') {
        kept.delete(path);
        response.writeHead(204).end();
      } else if (found) response.writeHead(200, { 'content-length': found.byteLength }).end(found);
      else
        response
          .writeHead(404, { 'content-type': 'application/xml' })
          .end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>no</Message></Error>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = () =>
    s3Storage({
      bucket: 'beans',
      endpoint,
      region: 'eu-test-1',
      accessKeyId: 'AKTEST',
      secretAccessKey: 'a secret of the test',
    });
  keepsItsPromises(open);

  it('sends the very bytes to the bucket under the key, signed, without the secret', async () => {
    seen.length = 0;
    await open().put(KEY, CONTENT, 'image/webp');
    expect(kept.get(`/beans/${KEY}`)).toEqual(CONTENT);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'PUT', path: `/beans/${KEY}`, type: 'image/webp' });
    expect(seen[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKTEST\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
    );
  });

  it('says so when the bucket does not answer, instead of "no such photo"', async () => {
    const closed = s3Storage({
      bucket: 'beans',
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-test-1',
      accessKeyId: 'x',
      secretAccessKey: 'y',
    });
    await expect(closed.get(KEY)).rejects.toThrow();
  });
});
