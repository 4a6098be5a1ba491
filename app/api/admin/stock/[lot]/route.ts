import { shopDb } from '@/db/pools';
import { getLotStock } from '@/lib/admin/stock/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';
import type { LotId } from '@/lib/kernel/units';

export const GET = staffRoute<{ lot: string }>('stock.view', async (_request, { lot }) => {
  const stock = await getLotStock(shopDb(), lot as LotId);
  if (!stock) throw new DomainError('not_found');
  return Response.json(stock);
});
