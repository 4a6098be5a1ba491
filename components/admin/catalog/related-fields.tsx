'use client';

import type { CoffeeValues } from '@/lib/admin/catalog/coffee-input';
import type { RelatedLine } from '@/lib/admin/catalog/types';
import type { CoffeeId } from '@/lib/kernel/units';
import { bind } from '../bind';
import { FormSection } from '../form-section';
import { PickList } from '../pick-list';
import { Tag } from '../tag';
import type { RecordForm } from '../use-record-form';
import { LABELS } from './words';

/** What stands under “Related products”: what a person decided, and beside it what the shop finds by itself, with reasons. */
export function RelatedFields({
  form,
  others,
  related,
}: {
  form: RecordForm<CoffeeValues>;
  others: readonly { id: string; name: string }[];
  related: readonly RelatedLine[];
}) {
  const { as } = bind(form);
  const { pins, exclusions } = form.values;
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
      <div>
        <h4 className="font-semibold">Shown now, as saved</h4>
        {related.length === 0 ? (
          <p className="text-ink-2">Nothing: the coffee is not in the shop, or nothing else can be bought.</p>
        ) : (
          <ol className="mt-1 divide-y divide-line border-y border-line">
            {related.map((line) => (
              <li key={line.id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
                <span className="min-w-0">
                  <span className="font-semibold">{line.name}</span>{' '}
                  <Tag tone={line.how === 'pinned' ? 'new' : 'quiet'}>{line.how}</Tag>
                  <span className="block text-small text-ink-2">{line.reason}</span>
                </span>
                <span className="flex">
                  {!pins.includes(line.id as CoffeeId) && (
                    <button
                      type="button"
                      className="button button-plain"
                      onClick={() => form.set('pins', [...pins, line.id as CoffeeId])}
                    >
                      Pin<span className="sr-only"> {line.name}</span>
                    </button>
                  )}
                  {!exclusions.includes(line.id as CoffeeId) && !pins.includes(line.id as CoffeeId) && (
                    <button
                      type="button"
                      className="button button-plain"
                      onClick={() => form.set('exclusions', [...exclusions, line.id as CoffeeId])}
                    >
                      Leave out<span className="sr-only"> {line.name}</span>
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </FormSection>
  );
}
