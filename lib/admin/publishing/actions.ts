'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import * as input from './input';
import { lookAtSchedule } from './schedule';
import * as service from './service';

// Each action twice: who may edit coffees and who may edit stories are two questions.

const coffee = { subject: 'coffee' } as const;
const story = { subject: 'story' } as const;

export const setCoffeePublished = staffAction('catalog.edit', input.actInput, (form, person) =>
  service.setPublished(shopDb(), person, { ...coffee, ...form }),
);
export const setStoryPublished = staffAction('stories.edit', input.actInput, (form, person) =>
  service.setPublished(shopDb(), person, { ...story, ...form }),
);

export const planCoffee = staffAction('catalog.edit', input.planInput, async (form, person) => {
  const planned = await service.plan(shopDb(), person, { ...coffee, ...form });
  lookAtSchedule();
  return planned;
});
export const planStory = staffAction('stories.edit', input.planInput, async (form, person) => {
  const planned = await service.plan(shopDb(), person, { ...story, ...form });
  lookAtSchedule();
  return planned;
});

export const cancelCoffeePlan = staffAction('catalog.edit', input.cancelInput, ({ id }, person) =>
  service.cancelPlanned(shopDb(), person, { ...coffee, id }),
);
export const cancelStoryPlan = staffAction('stories.edit', input.cancelInput, ({ id }, person) =>
  service.cancelPlanned(shopDb(), person, { ...story, id }),
);

export const makeCoffeePreviewLink = staffAction('catalog.edit', input.linkInput, (form, person) =>
  service.createPreviewLink(shopDb(), person, { ...coffee, ...form }),
);
export const makeStoryPreviewLink = staffAction('stories.edit', input.linkInput, (form, person) =>
  service.createPreviewLink(shopDb(), person, { ...story, ...form }),
);

export const revokeCoffeePreviewLink = staffAction('catalog.edit', input.revokeInput, ({ id }, person) =>
  service.revokePreviewLink(shopDb(), person, { ...coffee, id }),
);
export const revokeStoryPreviewLink = staffAction('stories.edit', input.revokeInput, ({ id }, person) =>
  service.revokePreviewLink(shopDb(), person, { ...story, id }),
);
