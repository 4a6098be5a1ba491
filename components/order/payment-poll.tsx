'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { OrderProgress } from '@/lib/orders/types';

const EVERY_MS = 2_000;

/** Asks until the payment is settled, then draws the page again; without JavaScript the reader reloads. */
export function PaymentPoll({ number }: { number: string }) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ['order-progress', number],
    queryFn: async ({ signal }): Promise<OrderProgress> => {
      const response = await fetch(`/api/orders/${number}/status`, { signal });
      if (!response.ok) throw new Error(`order: ${response.status}`);
      return response.json();
    },
    refetchInterval: (query) => (query.state.data?.settled ? false : EVERY_MS),
  });
  const settled = data?.settled ?? false;
  useEffect(() => {
    if (settled) router.refresh();
  }, [settled, router]);
  return (
    <p className="mt-4" role="status">
      Confirming your payment… This page follows by itself. Nothing is lost if you close it: the confirmation
      comes by e-mail.
    </p>
  );
}
