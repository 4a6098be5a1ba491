'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { saveInput } from '../stories/input';
import * as input from './input';
import * as service from './service';

export const createProducer = staffAction('stories.edit', input.newProducerInput, (producer, person) =>
  service.createProducer(shopDb(), person, producer),
);
export const saveProducer = staffAction('stories.edit', saveInput, (save, person) =>
  service.saveProducer(shopDb(), person, save),
);
