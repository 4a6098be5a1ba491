'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orderDb, shopDb } from '@/db/pools';
import { action } from '@/lib/kernel/action';
import { clientAddress } from '@/lib/kernel/client-address';
import { DomainError } from '@/lib/kernel/errors';
import { hit, hitByAddress } from '@/lib/kernel/rate-limit';
import { rememberOrder } from './access';
import { normalOrderNumber } from './number';
import { paymentsNotice } from './payments-mode';
import { findOrderByNumberAndEmail } from './queries';
import { keepTypedEmail } from './typed-email';

const QUARTER_S = 15 * 60;
const lookUpInput = z.object({ number: z.string().trim().min(1).max(40), email: z.email().max(200) });

/** Opens an order to this browser. The same answer for a wrong number and a wrong e-mail; guesses are counted. */
export const lookUpOrder = action(lookUpInput, async ({ number: typed, email }) => {
  const { mode } = paymentsNotice();
  const number = normalOrderNumber(typed, mode === 'off' ? undefined : mode);
  await hitByAddress(shopDb(), 'look-up', clientAddress(await headers()), {
    max: 10,
    overall: 500,
    windowS: QUARTER_S,
  });
  await hit(shopDb(), `look-up:number:${number}`, { max: 8, windowS: QUARTER_S });
  const found = await findOrderByNumberAndEmail(orderDb(), number, email);
  if (!found) throw new DomainError('not_found');
  await rememberOrder(found.id);
  return { number: found.number };
});

export async function lookUpOrderForm(form: FormData): Promise<void> {
  const result = await lookUpOrder(form);
  const typed = String(form.get('number') ?? '').slice(0, 40);
  await keepTypedEmail(result.ok ? null : String(form.get('email') ?? '').slice(0, 200));
  redirect(
    result.ok
      ? `/orders/${result.data.number}`
      : `/orders?${new URLSearchParams({ number: typed, problem: result.error.code })}`,
  );
}
