import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OrderRecord } from '@/components/admin/orders/order-record';
import { orderDb } from '@/db/pools';
import { orderQuery } from '@/lib/admin/orders/client';
import { getAdminOrder } from '@/lib/admin/orders/order-query';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';

type Props = { params: Promise<{ number: string }> };

const numberIn = async (params: Props['params']) => decodeURIComponent((await params).number).slice(0, 40);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Order ${await numberIn(params)}` };
}

export default async function OrderRoute({ params }: Props) {
  const person = await staffPage('orders.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const order = await getAdminOrder(orderDb(), await numberIn(params));
  if (!order) notFound();
  const queries = new QueryClient();
  queries.setQueryData(orderQuery(order.number).queryKey, order);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrderRecord
        number={order.number}
        may={{
          fulfil: roleMay(person.role, 'orders.fulfil'),
          refund: roleMay(person.role, 'orders.refund'),
          restock: roleMay(person.role, 'stock.move'),
        }}
      />
    </HydrationBoundary>
  );
}
