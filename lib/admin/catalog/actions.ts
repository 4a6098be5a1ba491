'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { newCoffeeInput } from './coffee-input';
import {
  newVariantInput,
  recordInput,
  removeInput,
  saveCoffeeInput,
  saveLotInput,
  saveVariantInput,
} from './input';
import { newLotInput } from './lot-input';
import { remove } from './removing';
import * as service from './service';

export const saveCoffee = staffAction('catalog.edit', saveCoffeeInput, (input, person) =>
  service.saveCoffee(shopDb(), person, input),
);
export const saveLot = staffAction('catalog.edit', saveLotInput, (input, person) =>
  service.saveLot(shopDb(), person, input),
);
export const saveVariant = staffAction('catalog.edit', saveVariantInput, (input, person) =>
  service.saveVariant(shopDb(), person, input),
);

export const createCoffee = staffAction('catalog.edit', newCoffeeInput, (input, person) =>
  service.createCoffee(shopDb(), person, input),
);
export const createLot = staffAction('catalog.edit', newLotInput, (input, person) =>
  service.createLot(shopDb(), person, input),
);
export const createVariant = staffAction('catalog.edit', newVariantInput, (input, person) =>
  service.createVariant(shopDb(), person, input),
);
export const duplicateLot = staffAction('catalog.edit', recordInput, ({ id }, person) =>
  service.duplicateLot(shopDb(), person, id),
);

export const removeCoffee = staffAction('catalog.edit', removeInput, (record, person) =>
  remove(shopDb(), person, 'coffee', record),
);
export const removeLot = staffAction('catalog.edit', removeInput, (record, person) =>
  remove(shopDb(), person, 'lot', record),
);
export const removeVariant = staffAction('catalog.edit', removeInput, (record, person) =>
  remove(shopDb(), person, 'variant', record),
);
