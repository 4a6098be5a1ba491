'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';
import { applyInput, runInput } from './input';
import * as service from './service';
import type { ImportKind } from './types';
import { checkMeanwhile } from './upload';

/** Who may import coffees may not count stock, and the other way round. @throws DomainError forbidden */
async function assertHolds(id: string, isRight: (kind: ImportKind) => boolean): Promise<void> {
  if (!isRight(await service.kindOfRun(shopDb(), id))) throw new DomainError('forbidden');
}

export const applyCatalogueImport = staffAction('catalog.edit', applyInput, async ({ id, seen }, person) => {
  await assertHolds(id, (kind) => kind !== 'count');
  await service.applyRun(shopDb(), person, id, seen);
});
export const applyStockCount = staffAction('stock.move', applyInput, async ({ id, seen }, person) => {
  await assertHolds(id, (kind) => kind === 'count');
  await service.applyRun(shopDb(), person, id, seen);
});

export const checkCatalogueAgain = staffAction('catalog.edit', runInput, async ({ id }) => {
  await assertHolds(id, (kind) => kind !== 'count');
  await checkAgain(id);
});
export const checkCountAgain = staffAction('stock.move', runInput, async ({ id }) => {
  await assertHolds(id, (kind) => kind === 'count');
  await checkAgain(id);
});

async function checkAgain(id: string): Promise<void> {
  await service.reopenRun(shopDb(), id);
  checkMeanwhile(id);
}

export const discardCatalogueImport = staffAction('catalog.edit', runInput, async ({ id }) => {
  await assertHolds(id, (kind) => kind !== 'count');
  await service.discardRun(shopDb(), id);
});
export const discardStockCount = staffAction('stock.move', runInput, async ({ id }) => {
  await assertHolds(id, (kind) => kind === 'count');
  await service.discardRun(shopDb(), id);
});
