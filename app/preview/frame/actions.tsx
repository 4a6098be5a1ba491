'use server';

import type { ReactNode } from 'react';
import { OriginSheet } from '@/components/origin/origin-sheet';
import { ProducerSheet } from '@/components/product/producer-sheet';
import { shopDb } from '@/db/pools';
import { type PreviewInput, previewInput } from '@/lib/admin/catalog/input';
import { previewPage } from '@/lib/admin/catalog/preview';
import { previewOrigin } from '@/lib/admin/origins/preview';
import { previewProducer } from '@/lib/admin/producers/preview';
import { staffAction } from '@/lib/identity/staff-action';
import type { Actor } from '@/lib/kernel/audit';
import { shippingServicesPage, shopSettingsPage } from '@/lib/shipping/pages';
import { DrawnCoffee } from './drawn-coffee';

/** Draws the page of a record with changes that are not saved. It lives here because it answers with parts of a page. */
export const drawPreview = staffAction('catalog.view', previewInput, async (input, person) => ({
  page: await drawn(input, person),
}));

async function drawn({ subject, id, changes }: PreviewInput, person: Actor): Promise<ReactNode> {
  switch (subject) {
    case 'producer':
      return <ProducerSheet {...(await previewProducer(shopDb(), person, { id, changes }))} />;
    case 'region':
      return <OriginSheet {...(await previewOrigin(shopDb(), person, { id, changes }))} />;
    default: {
      const [preview, settings, services] = await Promise.all([
        previewPage(shopDb(), person, { subject, id, changes }),
        shopSettingsPage(),
        shippingServicesPage(),
      ]);
      return <DrawnCoffee preview={preview} settings={settings} services={services} />;
    }
  }
}
