import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { CoffeeValues } from '@/lib/admin/catalog/coffee-input';
import type { RelatedDetail } from '@/lib/admin/catalog/types';
import type { RecordForm } from '../use-record-form';
import { RelatedFields } from './related-fields';

/** The panel as it is read. */
function panel(related: RelatedDetail | null, values: Record<string, unknown> = {}): string {
  const form = {
    values: { pins: [], exclusions: [], status: 'published', ...values },
    errors: () => [],
    isRevised: () => false,
    set: () => {},
  } as unknown as RecordForm<CoffeeValues>;
  return renderToStaticMarkup(<RelatedFields form={form} others={[]} related={related} />).replaceAll(
    /<[^>]+>/g,
    ' ',
  );
}
const line = (id: string, name: string) => ({ id, name, reason: `Also from ${name}` });
const A = line('cof_a', 'Jaén');
const B = line('cof_b', 'Puno');

it('shows the computed ones with reasons beside what is pinned, and what the form has decided of them', () => {
  const text = panel({ shown: [B], found: [A, B], passedOver: [] }, { pins: [B.id], exclusions: [A.id] });
  const found = text.slice(text.indexOf('Found by the shop'), text.indexOf('Shown now'));
  expect(found).toMatch(/Jaén\s+left out\s+Also from Jaén/);
  expect(found).toMatch(/Puno\s+pinned\s+Also from Puno/);
  expect(text.slice(text.indexOf('Shown now'))).toContain('Puno');
});

it('says of a draft that it is not shown yet, and what it lacks to be compared', () => {
  const shown = { shown: [A], found: [A], passedOver: [] };
  expect(panel(shown, { status: 'draft' })).toContain('Shown once it is published');
  expect(panel(null, { status: 'draft' })).toContain('Add a lot');
});

it('names pins that are passed over', () => {
  expect(panel({ shown: [], found: [A], passedOver: [B] })).toMatch(/Puno\s+is\s+pinned, and passed over/);
});
