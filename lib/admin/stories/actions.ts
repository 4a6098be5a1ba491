'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import * as input from './input';
import * as service from './service';

export const createStory = staffAction('stories.edit', input.newStoryInput, (story, person) =>
  service.createStory(shopDb(), person, story),
);
export const saveStory = staffAction('stories.edit', input.saveInput, (save, person) =>
  service.saveStory(shopDb(), person, save),
);
