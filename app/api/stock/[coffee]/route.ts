import { connection } from 'next/server';
import { shopDb } from '@/db/pools';
import { getStock } from '@/lib/cart/stock';

type Context = { params: Promise<{ coffee: string }> };

/** Live stock and dates of a coffee, by slug or id. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection();
  const stock = await getStock(shopDb(), (await params).coffee);
  if (!stock) return Response.json({ code: 'not_found' }, { status: 404 });
  return Response.json(stock, { headers: { 'cache-control': 'public, max-age=5' } });
}
