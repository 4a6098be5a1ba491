// Next's page cache with four additions. CommonJS because Next loads cache handlers itself.
//  1 CSP without 'unsafe-inline': the hashes of a page's own inline scripts become its policy header.
//  2 Fresh after a start: a page rendered before this process began (by the build, or by an earlier run) is a
//    miss, so that edits made while nobody was listening are never hidden by an old copy.
//  3 Real 404s with a body: a page that says so in a meta tag (components/layout/missing.tsx) is sent with status
//    404. Throwing notFound() would send an empty document that only JavaScript can fill.
//  4 As old as what it says: a page counts from when its drawing began, not from when it ended, so that an edit made
//    meanwhile expires it. Otherwise it would show what it read before the edit until the next one.
const FileSystemCache = require('next/dist/server/lib/incremental-cache/file-system-cache').default;
const { createHash } = require('node:crypto');
const { policy } = require('./csp.cjs');

const STARTED = Date.now() - Math.round(process.uptime() * 1000);
const BUILDING = process.env.NEXT_PHASE === 'phase-production-build';
const INLINE = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const DATA_BLOCK = /type="application\/(ld\+)?json"/;
const MISSING = '<meta name="page-status" content="404"';
const MOST_DRAWN_AT_ONCE = 1000;
const SET_BY_RENDERING = ['location', 'link'];
const done = new WeakSet();
/** When the drawing of a page began, in milliseconds, by its cache key. */
const begun = new Map();

const isPage = (value) => value?.kind === 'APP_PAGE' && typeof value.html === 'string' && !value.postponed;

function complete(value) {
  if (!isPage(value) || done.has(value)) return;
  const hashes = new Set();
  for (const [, attributes, script] of value.html.matchAll(INLINE)) {
    if (!DATA_BLOCK.test(attributes))
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  }
  value.headers = { ...value.headers, 'content-security-policy': policy([...hashes].join(' ')) };
  if (value.html.includes(MISSING)) value.status = 404;
  done.add(value);
}

/**
 * A copy to keep, with all headers. The value itself answers the miss it was drawn for and loses what rendering has set
 * on that answer already: Next adds an entry's headers to it, and a redirect with two Locations leads nowhere.
 */
function keep(value) {
  if (!isPage(value)) return value;
  const kept = { ...value, headers: { ...value.headers } };
  done.add(kept);
  for (const name of SET_BY_RENDERING) delete value.headers[name];
  return kept;
}

/** The first request that misses has the page drawn; those that come meanwhile wait for the same drawing. */
function begin(key) {
  if (BUILDING || begun.has(key)) return;
  // Failed drawings end without a word here.
  if (begun.size >= MOST_DRAWN_AT_ONCE) begun.clear();
  begun.set(key, Date.now());
}

module.exports = class PageCache extends FileSystemCache {
  constructor(context) {
    // What is rendered at run time lives in memory only: after a start it would be a miss anyway (2), and
    // made-up addresses must not fill the disk.
    super({ ...context, flushToDisk: BUILDING && context.flushToDisk });
  }

  async get(key, context) {
    const entry = await super.get(key, context);
    const isOld =
      entry && !BUILDING && isPage(entry.value) && !context.isFallback && entry.lastModified < STARTED;
    if (!entry || isOld) {
      begin(key);
      return null;
    }
    complete(entry.value);
    return entry;
  }

  async set(key, value, context) {
    const since = begun.get(key);
    begun.delete(key);
    complete(value);
    if (!BUILDING && isPage(value) && value.status === 404) return; // made-up addresses must not push out real pages
    await super.set(key, keep(value), context);
    const kept = FileSystemCache.memoryCache?.get(key);
    if (kept && since) kept.lastModified = since;
  }
};
