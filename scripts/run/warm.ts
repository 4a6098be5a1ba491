import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 20;

/**
 * Asks for every public page once, one after the other, so that the first visitor meets a finished page. Pages are
 * drawn on their first request after a start (docs/adr/0003). A page that fails here fails for its visitor too, who
 * then sees why: nothing is reported.
 */
export async function warmPages(port: number, ended: () => boolean): Promise<void> {
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  try {
    const map = await (await fetch(at('/sitemap.xml'))).text();
    for (const [, url = ''] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) {
      if (ended()) return;
      await (await fetch(at(new URL(url).pathname))).arrayBuffer();
      await sleep(PAUSE_MS);
    }
  } catch {
    // The shop is stopping, or a page failed: not this function's business.
  }
}
