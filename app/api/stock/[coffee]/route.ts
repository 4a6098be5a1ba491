import { connection } from 'next/server';
import { shopDb } from '@/db/pools';
import { getStock } from '@/lib/cart/stock';
import { isBot } from '@/lib/marketing/rules';
import { countView } from '@/lib/marketing/views';

type Context = { params: Promise<{ coffee: string }> };

/** Live stock and dates of a coffee, by slug or id. With `?view` it is the first look of an opened page, and counted. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const stock = await getStock(shopDb(), (await params).coffee);
  if (!stock) return Response.json({ code: 'not_found' }, { status: 404 });
  const isView = new URL(request.url).searchParams.has('view');
  if (isView && !isBot(request.headers.get('user-agent'))) countView(shopDb(), stock.coffeeId);
  // A cache in front would keep views to itself.
  const where = isView ? 'private' : 'public';
  return Response.json(stock, { headers: { 'cache-control': `${where}, max-age=5` } });
}
