'use server';

import { shopDb } from '@/db/pools';
import { previewInput } from '@/lib/admin/catalog/input';
import { previewPage } from '@/lib/admin/catalog/preview';
import { staffAction } from '@/lib/identity/staff-action';
import { shippingServicesPage, shopSettingsPage } from '@/lib/shipping/pages';
import { DrawnCoffee } from './drawn-coffee';

/** Draws the product page with changes that are not saved. It lives here because it answers with parts of a page. */
export const drawPreview = staffAction('catalog.view', previewInput, async (input, person) => {
  const [preview, settings, services] = await Promise.all([
    previewPage(shopDb(), person, input),
    shopSettingsPage(),
    shippingServicesPage(),
  ]);
  return { page: <DrawnCoffee preview={preview} settings={settings} services={services} /> };
});
