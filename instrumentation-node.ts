import { orderDb, shopDb } from '@/db/pools';
import { startSchedule } from '@/lib/admin/publishing/schedule';
import { watchDays } from '@/lib/catalog/new-day';
import { noteForgery } from '@/lib/identity/forgery';
import { tags } from '@/lib/kernel/cache-tags';
import { env, need } from '@/lib/kernel/env';
import { processSecret } from '@/lib/kernel/process-secret';
import { startTagBus } from '@/lib/kernel/tag-bus';
import { startBackground } from '@/lib/orders/background';
import { assertModeFitsOrders, payments } from '@/lib/orders/payments-mode';
import { refreshLocale } from '@/lib/shipping/locale';

/**
 * What a shop process does beside answering: checks its settings, hears of edits, reconciles, sends mail, publishes on
 * time, and draws the catalogue anew on each new day.
 */
export async function startProcess(): Promise<void> {
  try {
    await refuseContradictions();
    // Before the first page is drawn: an edit made from here on is heard, one made before is read.
    await startTagBus(need('DATABASE_URL'), expire).listening;
    await refreshLocale(shopDb());
  } catch (error) {
    // Next would go on and answer every request with an error: a shop with contradictory settings must not open.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  startBackground();
  startSchedule();
  watchDays(shopDb(), () => expire(tags.catalog));
}

async function expire(tag: string): Promise<void> {
  // Prices and dates are in what every tag stands for. Who cannot read the locale goes on in the old one, and expires.
  const isAll = tag === tags.settings && (await refreshLocale(shopDb()).catch(() => false));
  for (const each of isAll ? Object.values(tags) : [tag]) await revalidate(each);
}

const revalidate = (tag: string) =>
  fetch(`http://127.0.0.1:${env().PORT ?? 3000}/api/internal/revalidate?tag=${tag}`, {
    method: 'POST',
    headers: { 'x-process-secret': processSecret() },
    signal: AbortSignal.timeout(10_000),
  });

async function refuseContradictions(): Promise<void> {
  if (!env().DATABASE_URL)
    throw new Error('DATABASE_URL is not set. `npm run shop` brings its own PostgreSQL.');
  await assertModeFitsOrders(orderDb(), payments());
}

/** As Next says it (`server/app-render/action-handler`) for an `Origin` that is not the shop's. */
const FORGED = 'Invalid Server Actions request.';

export async function noteRefusedAction(error: unknown, sent: NodeJS.Dict<string | string[]>): Promise<void> {
  if (!(error instanceof Error) || error.message !== FORGED) return;
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) headers.set(name, String(value ?? ''));
  await noteForgery(headers).catch((failure: unknown) =>
    console.error('a refusal was not written down', failure),
  );
}
