import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { APIResponse } from '@playwright/test';
import { ROOT } from '@/scripts/run/settings';
import { addBag } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { publicPaths } from './fixtures/sitemap';
import { APROCASSI } from './fixtures/templates';

const isPublic = (response: APIResponse): boolean =>
  !/private|no-store|no-cache/.test(response.headers()['cache-control'] ?? 'private');

test('every public page is kept and served from memory, without a cookie', async ({ request }) => {
  const wrong: string[] = [];
  for (const path of await publicPaths(request)) {
    const first = await request.get(path, { maxRedirects: 0 });
    const again = await request.get(path, { maxRedirects: 0 });
    for (const [time, response] of Object.entries({ first, again })) {
      if (response.status() !== 200) wrong.push(`${path}: ${response.status()} (${time})`);
      if (response.headers()['set-cookie']) wrong.push(`${path}: sets a cookie (${time})`);
      if (!isPublic(response)) wrong.push(`${path}: ${response.headers()['cache-control']} (${time})`);
    }
    const kept = again.headers()['x-nextjs-cache'];
    if (kept !== 'HIT') wrong.push(`${path}: ${kept} when asked again`);
    if ((await first.text()) !== (await again.text())) wrong.push(`${path}: two answers differ`);
  }
  expect(wrong).toEqual([]);
});

test('every public page is whole without JavaScript', async ({ request }) => {
  const wrong: string[] = [];
  for (const path of await publicPaths(request)) {
    const html = await (await request.get(path)).text();
    const body = html.replace(/<script[\s\S]*?<\/script>/g, '');
    const main = /<main id="main"[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
    const words = main
      .replace(/<[^>]+>/g, ' ')
      .trim()
      .split(/\s+/).length;
    if ((body.match(/<h1[\s>]/g) ?? []).length !== 1) wrong.push(`${path}: not exactly one h1`);
    if (!/<h1[^>]*>[^<]/.test(main)) wrong.push(`${path}: no h1 in its main part`);
    if (words < 40) wrong.push(`${path}: only ${words} words`);
    // What React streams later stands in a hidden box that only a script takes out.
    if (/<div hidden="" id="S:|<template id="[BP]:/.test(html))
      wrong.push(`${path}: content in a hidden box`);
  }
  expect(wrong).toEqual([]);
});

test('a page is the same, byte for byte, for a visitor with a full cart', async ({ page, request }) => {
  await addBag(page, APROCASSI);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(cookie, 'the visitor has a cart').toMatch(/(^|; )cart=/);
  const paths = await publicPaths(request);
  for (const path of paths) await request.get(path);
  const different: string[] = [];
  for (const path of paths) {
    const stranger = await request.get(path);
    const shopper = await request.get(path, { headers: { cookie } });
    const same =
      (await stranger.text()) === (await shopper.text()) &&
      stranger.headers().etag === shopper.headers().etag &&
      shopper.headers()['x-nextjs-cache'] === 'HIT' &&
      !shopper.headers()['set-cookie'];
    if (!same) different.push(path);
  }
  expect(different).toEqual([]);
});

test('no code of a public page can read a cookie or a header', () => {
  const starts = filesUnder('app/(shop)').concat('app/global-not-found.tsx');
  const reached = new Map<string, string>();
  const queue = starts.map((file) => ({ file, from: 'app' }));
  const readers: string[] = [];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { file, from } = next;
    if (reached.has(file)) continue;
    reached.set(file, from);
    const source = readFileSync(join(ROOT, file), 'utf8');
    // An action runs when a form is sent, not when a page is drawn.
    if (/^\s*['"]use server['"]/.test(source)) continue;
    for (const wanted of importsOf(source)) {
      if (/^next\/headers(\.js)?$/.test(wanted)) readers.push(`${file}, imported by ${from}`);
      const target = resolveLocal(file, wanted);
      if (target) queue.push({ file: target, from: file });
    }
  }
  expect(reached.size, 'the walk found the pages and what they are made of').toBeGreaterThan(80);
  expect(readers).toEqual([]);
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** What a module imports when it runs; types are gone by then. */
function importsOf(source: string): string[] {
  const found = source.matchAll(
    /(?:^|[\n;])\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map(([, fixed, dynamic]) => fixed ?? dynamic ?? '');
}

function resolveLocal(from: string, wanted: string): string | null {
  const base = wanted.startsWith('@/')
    ? wanted.slice(2)
    : wanted.startsWith('.')
      ? join(dirname(from), wanted)
      : null;
  if (base === null) return null;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  const file = candidates.find((path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile());
  return file && /\.tsx?$/.test(file) ? file : null;
}
