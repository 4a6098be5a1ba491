'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { dayIn } from '@/lib/kernel/clock';
import { getShopSettings } from '@/lib/shipping/queries';
import { batchInput, correctBatchInput, voidBatchInput } from './input';
import * as service from './service';

export const recordBatch = staffAction('stock.move', batchInput, async (input, person) => {
  const { timeZone } = await getShopSettings(shopDb());
  return service.recordBatch(shopDb(), person, input, dayIn(timeZone));
});

export const correctBatch = staffAction('stock.move', correctBatchInput, async (input, person) => {
  const { timeZone } = await getShopSettings(shopDb());
  return service.correctBatch(shopDb(), person, input, dayIn(timeZone));
});

export const voidBatch = staffAction('stock.move', voidBatchInput, (input, person) =>
  service.voidBatch(shopDb(), person, input),
);
