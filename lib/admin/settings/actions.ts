'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { hit } from '@/lib/kernel/rate-limit';
import * as input from './input';
import * as service from './service';

export const saveSettings = staffAction('settings.edit', input.saveSettingsInput, (form, person) =>
  service.saveSettings(shopDb(), person, form),
);

export const saveShippingService = staffAction('settings.edit', input.saveServiceInput, (form, person) =>
  service.saveShippingService(shopDb(), person, form),
);

export const addShippingService = staffAction('settings.edit', input.addServiceInput, ({ values }, person) =>
  service.addShippingService(shopDb(), person, values),
);

export const removeShippingService = staffAction('settings.edit', input.removeServiceInput, (form, person) =>
  service.removeShippingService(shopDb(), person, form),
);

export const moveShippingService = staffAction('settings.edit', input.moveServiceInput, (form, person) =>
  service.moveShippingService(shopDb(), person, form),
);

/** To the address of whoever asks, and to nobody else. */
export const sendTestMail = staffAction('settings.edit', input.testMailInput, async ({ kind }, person) => {
  await hit(shopDb(), `test-mail:${person.id}`, { max: 30, windowS: 3600 });
  return service.sendTestMail(shopDb(), person, kind);
});
