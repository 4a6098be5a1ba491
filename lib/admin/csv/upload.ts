import 'server-only';
import { shopDb } from '@/db/pools';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { errorLine, logProblem } from '@/lib/orders/log';
import { checkRun } from './service';
import { stageFile } from './stage';

/** Takes a file as a request's body, puts its rows aside, and checks them while the page looks on. */
export async function takeFile(
  request: Request,
  person: Actor,
  expected: 'catalogue' | 'count',
): Promise<Response> {
  if (!request.body) throw new DomainError('csv_refused', { why: 'empty' });
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const id = await stageFile(shopDb(), person, { name, body: request.body }, expected);
  checkMeanwhile(id);
  return Response.json({ id });
}

/** Checks a file while its page looks on. Not waited for: `import_runs` says how far it is, and keeps why it failed. */
export function checkMeanwhile(id: string): void {
  void checkRun(shopDb(), id).catch((error) =>
    logProblem('import check failed', { error: errorLine(error) }),
  );
}
