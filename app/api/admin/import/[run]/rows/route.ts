import { shopDb } from '@/db/pools';
import { reportInput } from '@/lib/admin/csv/input';
import { listReport } from '@/lib/admin/csv/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

/** What a file would do, row by row. */
export const GET = staffRoute<{ run: string }>('catalog.view', async (request, { run }) => {
  const parsed = reportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new DomainError('invalid_input');
  return Response.json(await listReport(shopDb(), run, parsed.data));
});
