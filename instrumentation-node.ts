import { env } from '@/lib/kernel/env';
import { processSecret } from '@/lib/kernel/process-secret';
import { startTagBus } from '@/lib/kernel/tag-bus';
import { startBackground } from '@/lib/orders/background';

/** What a shop process does beside answering: checks its settings, hears of edits, reconciles, sends mail. */
export async function startProcess(): Promise<void> {
  const { PORT, DATABASE_URL } = env(); // throws, and the server does not start, when a setting is unusable
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set. `npm run shop` brings its own PostgreSQL.');
  startTagBus(async (tag) => {
    await fetch(`http://127.0.0.1:${PORT ?? 3000}/api/internal/revalidate?tag=${tag}`, {
      method: 'POST',
      headers: { 'x-process-secret': processSecret() },
    });
  });
  startBackground();
}
