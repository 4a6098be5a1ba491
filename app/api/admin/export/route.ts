import { shopDb } from '@/db/pools';
import { exportFile } from '@/lib/admin/csv/export';
import { exportInput } from '@/lib/admin/csv/input';
import { FILE_NAME } from '@/lib/admin/csv/rules';
import { shopToday } from '@/lib/catalog/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

/** One file, read from the database while it is downloaded. */
export const GET = staffRoute('catalog.view', async (request) => {
  const parsed = exportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new DomainError('invalid_input');
  const { kind, separator } = parsed.data;
  const pieces = exportFile(shopDb(), kind, separator === 'semicolon' ? ';' : ',');
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${FILE_NAME[kind]}-${await shopToday(shopDb())}.csv"`,
    },
  });
});
