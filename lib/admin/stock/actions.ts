'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { movementInput } from './input';
import * as service from './service';

export const recordMovement = staffAction('stock.move', movementInput, (input, person) =>
  service.recordMovement(shopDb(), person, input),
);
