import type { Metadata } from 'next';
import { OrderLookUp } from '@/components/order/order-look-up';
import { isErrorCode } from '@/lib/kernel/error-copy';

export const metadata: Metadata = { title: 'Find your order', robots: { index: false } };

export default async function OrdersRoute({ searchParams }: PageProps<'/orders'>) {
  const { number, problem } = await searchParams;
  return (
    <OrderLookUp
      number={typeof number === 'string' ? number.slice(0, 40) : ''}
      failed={typeof problem === 'string' && isErrorCode(problem) ? problem : false}
    />
  );
}
