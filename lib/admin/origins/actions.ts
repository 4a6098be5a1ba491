'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { saveInput } from '../stories/input';
import * as input from './input';
import * as service from './service';

export const createOrigin = staffAction('stories.edit', input.newOriginInput, (origin, person) =>
  service.createOrigin(shopDb(), person, origin),
);
export const saveOrigin = staffAction('stories.edit', saveInput, (save, person) =>
  service.saveOrigin(shopDb(), person, save),
);
