import { orderDb } from '@/db/pools';
import { mayReadOrder } from '@/lib/orders/access';
import { getOrderKey, getOrderProgress } from '@/lib/orders/queries';

/** What the thanks page polls. 404 for an unknown order and for one that this browser may not see. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const order = await getOrderKey(orderDb(), (await params).number);
  const key = new URL(request.url).searchParams.get('key');
  const progress = order && (await mayReadOrder(order, key)) && (await getOrderProgress(orderDb(), order.id));
  if (!progress) return Response.json({ error: 'not_found' }, { status: 404, headers });
  return Response.json(progress, { headers });
}
