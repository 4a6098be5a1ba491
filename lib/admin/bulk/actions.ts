'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import * as input from './input';
import * as service from './service';

export const previewBulk = staffAction('catalog.edit', input.previewInput, (form) =>
  service.previewBulk(shopDb(), form),
);
export const applyBulk = staffAction('catalog.edit', input.applyInput, (form, person) =>
  service.applyBulk(shopDb(), person, form),
);
export const undoBulk = staffAction('catalog.edit', input.undoInput, ({ id }, person) =>
  service.undoBulk(shopDb(), person, id),
);
