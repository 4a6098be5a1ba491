'use client';

import type { CoffeeValues } from '@/lib/admin/catalog/coffee-input';
import type { RelatedDetail } from '@/lib/admin/catalog/types';
import { agree, list } from '@/lib/kernel/format';
import type { CoffeeId } from '@/lib/kernel/units';
import { bind } from '../bind';
import { FormSection } from '../form-section';
import { PickList } from '../pick-list';
import type { RecordForm } from '../use-record-form';
import { RelatedLines } from './related-lines';
import { LABELS } from './words';

/** What stands under “Related products”: what a person decided, and beside it what the shop finds by itself, with reasons. */
export function RelatedFields({
  form,
  others,
  related,
}: {
  form: RecordForm<CoffeeValues>;
  others: readonly { id: string; name: string }[];
  related: RelatedDetail | null;
}) {
  const { as } = bind(form);
  const { pins, exclusions, status } = form.values;
  const pin = (id: string) => {
    form.set('pins', [...pins, id as CoffeeId]);
    form.set(
      'exclusions',
      exclusions.filter((other) => other !== id),
    );
  };
  const leaveOut = (id: string) => form.set('exclusions', [...exclusions, id as CoffeeId]);
  const lines = { pins, exclusions, onPin: pin, onLeaveOut: leaveOut };
  return (
    <FormSection
      title="Related products"
      lead="The shop finds four by place, taste, process and price. What you pin stands first, in your order; what you leave out never appears. One that is sold out is passed over until it is back."
    >
      <PickList
        label={LABELS.coffees.pins ?? ''}
        options={others.filter((one) => !exclusions.includes(one.id as CoffeeId))}
        ordered
        {...as('pins')}
        onValue={(ids) => form.set('pins', ids as CoffeeId[])}
      />
      <PickList
        label={LABELS.coffees.exclusions ?? ''}
        options={others.filter((one) => !pins.includes(one.id as CoffeeId))}
        {...as('exclusions')}
        onValue={(ids) => form.set('exclusions', ids as CoffeeId[])}
      />
      {related === null ? (
        <p className="text-ink-2">
          Add a lot to see what the shop finds: it compares by the lot’s notes, process and price.
        </p>
      ) : (
        <>
          <RelatedLines
            title="Found by the shop, with its reasons"
            lead="Without your choices above."
            none="Nothing else can be bought."
            lines={related.found}
            {...lines}
          />
          <RelatedLines
            title={status === 'published' ? 'Shown now, as saved' : 'Shown once it is published, as saved'}
            none="Nothing: nothing else can be bought, or it is left out."
            lines={related.shown}
            {...lines}
          />
          {related.passedOver.length > 0 && (
            <p className="text-small">
              {list(related.passedOver.map((one) => one.name))}{' '}
              {agree(related.passedOver.length, 'is', 'are')} pinned, and passed over while{' '}
              {agree(related.passedOver.length, 'it', 'they')} cannot be bought or there is no more room.
            </p>
          )}
        </>
      )}
    </FormSection>
  );
}
