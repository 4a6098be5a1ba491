import { shopDb } from '@/db/pools';
import { listLedger } from '@/lib/admin/stock/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import type { LotId } from '@/lib/kernel/units';

export const GET = staffRoute<{ lot: string }>('stock.view', async (request, { lot }) => {
  const params = new URL(request.url).searchParams;
  const page = Math.trunc(Number(params.get('page')));
  return Response.json(
    await listLedger(shopDb(), {
      lotId: lot as LotId,
      page: page > 0 && page < 100_000 ? page : 1,
      movesOnly: params.get('moves') === 'only',
    }),
  );
});
