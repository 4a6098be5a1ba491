'use server';

import type { z } from 'zod';
import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { catalogInput, storiesInput } from './input';
import { lookAtSchedule } from './schedule';
import * as service from './service';

// Each action twice: who may edit the catalogue and who may edit what is told are two questions.

export const setCatalogPublished = staffAction('catalog.edit', catalogInput.act, (form, person) =>
  service.setPublished(shopDb(), person, form),
);
export const setStoriesPublished = staffAction('stories.edit', storiesInput.act, (form, person) =>
  service.setPublished(shopDb(), person, form),
);

async function plan(person: Parameters<typeof service.plan>[1], form: z.output<typeof catalogInput.plan>) {
  const planned = await service.plan(shopDb(), person, form);
  lookAtSchedule();
  return planned;
}
export const planInCatalog = staffAction('catalog.edit', catalogInput.plan, (form, person) =>
  plan(person, form),
);
export const planInStories = staffAction('stories.edit', storiesInput.plan, (form, person) =>
  plan(person, form),
);

export const cancelCatalogPlan = staffAction('catalog.edit', catalogInput.end, (form, person) =>
  service.cancelPlanned(shopDb(), person, form),
);
export const cancelStoriesPlan = staffAction('stories.edit', storiesInput.end, (form, person) =>
  service.cancelPlanned(shopDb(), person, form),
);

export const makeCatalogPreviewLink = staffAction('catalog.edit', catalogInput.link, (form, person) =>
  service.createPreviewLink(shopDb(), person, form),
);
export const makeStoriesPreviewLink = staffAction('stories.edit', storiesInput.link, (form, person) =>
  service.createPreviewLink(shopDb(), person, form),
);

export const revokeCatalogPreviewLink = staffAction('catalog.edit', catalogInput.end, (form, person) =>
  service.revokePreviewLink(shopDb(), person, form),
);
export const revokeStoriesPreviewLink = staffAction('stories.edit', storiesInput.end, (form, person) =>
  service.revokePreviewLink(shopDb(), person, form),
);
