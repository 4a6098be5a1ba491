'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { removeCoffee, saveCoffee } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery, coffeeQuery } from '@/lib/admin/catalog/client';
import { type CoffeeValues, coffeeInput } from '@/lib/admin/catalog/coffee-input';
import { checkWith } from '@/lib/admin/catalog/fields';
import type { CoffeeDetail } from '@/lib/admin/catalog/types';
import { plural, weight } from '@/lib/kernel/format';
import { FormSection } from '../form-section';
import { PublishPanel } from '../publishing/publish-panel';
import { useRecordForm } from '../use-record-form';
import { CoffeeFields } from './coffee-fields';
import { CoffeeStory } from './coffee-story';
import { DeletePart } from './delete-part';
import { LoadingSheet } from './loading-sheet';
import { MEND, MendTarget } from './mend-target';
import { RecordSheet } from './record-sheet';
import { RelatedFields } from './related-fields';
import { SaleChecklist } from './sale-checklist';
import { SaleExtras } from './sale-extras';
import { SaveAndGo } from './save-and-go';
import { STAGE } from './words';

type Props = { id: string; mayEdit: boolean; onClose: () => void };
const check = checkWith(coffeeInput);

/** Opens a coffee for editing. */
export function CoffeeEditor(props: Props) {
  const { data, error } = useQuery(coffeeQuery(props.id));
  if (!data) return <LoadingSheet error={error} onClose={props.onClose} />;
  return <CoffeeForm key={props.id} detail={data} {...props} />;
}

function CoffeeForm({ detail, id, mayEdit, onClose }: Props & { detail: CoffeeDetail }) {
  const queries = useQueryClient();
  const { data: choices } = useQuery(choicesQuery());
  const load = () => queries.fetchQuery(coffeeQuery(id));
  const form = useRecordForm<CoffeeValues>({
    key: `coffee:${id}`,
    saved: detail,
    command: (input) => saveCoffee({ id, ...input }),
    load,
    refresh: [CATALOG],
    check,
  });
  return (
    <RecordSheet
      name="coffees"
      id={id}
      title={<span translate="no">{detail.values.name}</span>}
      form={form}
      mayEdit={mayEdit}
      onClose={onClose}
      sale={detail.sale}
      after={
        <>
          {mayEdit && choices && (
            <MendTarget id={MEND.coffee}>
              <PublishPanel
                subject="coffee"
                id={id}
                status={form.base.status}
                timeZone={choices.timeZone}
                isNext={form.count === 0}
                onChanged={() => {
                  void load().then(form.rebase);
                  void queries.invalidateQueries({ queryKey: [...CATALOG] });
                }}
              >
                {detail.sale.page && (
                  <a className="button" href={detail.sale.page} target="_blank" rel="noopener">
                    Open in the shop<span className="sr-only"> (a new tab)</span>
                  </a>
                )}
                <MendTarget id={MEND.story}>
                  <CoffeeStory coffee={detail} />
                </MendTarget>
                {form.base.status === 'published' && (
                  <SaleExtras
                    sale={detail.sale}
                    here={`/admin/coffees?open=${id}`}
                    form={form}
                    leaveOut="story"
                  />
                )}
              </PublishPanel>
            </MendTarget>
          )}
          {mayEdit && (
            <DeletePart
              id={id}
              version={detail.version}
              what="coffee"
              command={removeCoffee}
              keptBecause={detail.keptBecause}
              archive="Tick “Archived” above and it leaves the shop; its orders keep their words."
              onGone={onClose}
            />
          )}
        </>
      }
    >
      <SaleChecklist sale={detail.sale} here={`/admin/coffees?open=${id}`} form={form} />
      <FormSection title="Its lots">
        {detail.lots.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {detail.lots.map((lot) => (
              <li key={lot.id} className="flex flex-wrap items-center justify-between gap-2 py-1">
                <Link className="font-semibold text-water underline" href={`/admin/lots?open=${lot.id}`}>
                  <span translate="no">{lot.lotCode}</span>
                </Link>
                <span className="text-small">
                  {STAGE[lot.stage as keyof typeof STAGE]}, {plural(lot.sizes, 'size')}, {weight(lot.freeG)}{' '}
                  available
                </span>
              </li>
            ))}
          </ul>
        )}
        {detail.lots.length === 0 && (
          <p>None yet. A lot is one crop of it: with a code, a harvest and sizes.</p>
        )}
        {mayEdit && (
          <SaveAndGo form={form} href={`/admin/lots?new=${id}`} saving="Save and add lot">
            New lot
          </SaveAndGo>
        )}
      </FormSection>
      <CoffeeFields
        form={form}
        choices={choices}
        self={id}
        oldAddresses={detail.oldAddresses}
        mayEdit={mayEdit}
      />
      <RelatedFields
        form={form}
        others={(choices?.coffees ?? []).filter((coffee) => coffee.id !== id)}
        related={detail.related}
      />
    </RecordSheet>
  );
}
