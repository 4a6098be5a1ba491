import type { Metadata } from 'next';
import { OrderLookUp } from '@/components/order/order-look-up';
import { isErrorCode } from '@/lib/kernel/error-copy';
import { typedEmail } from '@/lib/orders/typed-email';

export const metadata: Metadata = { title: 'Find your order', robots: { index: false } };

export default async function OrdersRoute({ searchParams }: PageProps<'/orders'>) {
  const { number, problem } = await searchParams;
  const failed = typeof problem === 'string' && isErrorCode(problem) ? problem : false;
  return (
    <OrderLookUp
      number={typeof number === 'string' ? number.slice(0, 40) : ''}
      email={failed ? await typedEmail() : ''}
      failed={failed}
    />
  );
}
