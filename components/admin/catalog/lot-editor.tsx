'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { duplicateLot, removeLot, saveLot } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery, lotQuery } from '@/lib/admin/catalog/client';
import { checkWith } from '@/lib/admin/catalog/fields';
import { type LotValues, lotInput } from '@/lib/admin/catalog/lot-input';
import type { LotDetail } from '@/lib/admin/catalog/types';
import { money, weight } from '@/lib/kernel/format';
import { FoldSection } from '../fold-section';
import { FormSection } from '../form-section';
import { PlanAndPreview } from '../publishing/plan-and-preview';
import { Tag } from '../tag';
import { useCommand } from '../use-command';
import { useRecordForm } from '../use-record-form';
import { DeletePart } from './delete-part';
import { LoadingSheet } from './loading-sheet';
import { LotEssentials } from './lot-essentials';
import { LotFields } from './lot-fields';
import { RecordSheet } from './record-sheet';
import { SaleChecklist } from './sale-checklist';
import { SaveAndGo } from './save-and-go';
import { FORM } from './words';

type Props = { id: string; mayEdit: boolean; onClose: () => void; onOpen: (id: string) => void };
const check = checkWith(lotInput);

/** Opens a lot for editing. */
export function LotEditor(props: Props) {
  const { data, error } = useQuery(lotQuery(props.id));
  if (!data) return <LoadingSheet error={error} onClose={props.onClose} />;
  return <LotForm key={props.id} detail={data} {...props} />;
}

function LotForm({ detail, id, mayEdit, onClose, onOpen }: Props & { detail: LotDetail }) {
  const queries = useQueryClient();
  const { data: choices } = useQuery(choicesQuery());
  const form = useRecordForm<LotValues>({
    key: `lot:${id}`,
    saved: detail,
    command: (input) => saveLot({ id, ...input }),
    load: () => queries.fetchQuery(lotQuery(id)),
    refresh: [CATALOG],
    check,
  });
  const copy = useCommand(duplicateLot, {
    done: 'A draft for the next crop is made.',
    refresh: [CATALOG],
    onDone: (made) => onOpen(made.id),
  });
  const currency = choices?.currency ?? 'USD';
  return (
    <RecordSheet
      name="lots"
      id={id}
      title={
        <>
          <span translate="no">{detail.values.lotCode}</span>{' '}
          <span className="block text-body text-ink-2">{detail.coffee.name}</span>
        </>
      }
      form={form}
      mayEdit={mayEdit}
      onClose={onClose}
      sale={detail.sale}
      after={
        <>
          {mayEdit && choices && (
            <FoldSection
              title="Plan and preview"
              holds="Landing or ending at a planned time, a secret link to its page"
            >
              <PlanAndPreview subject="lot" id={id} standing={form.base.stage} timeZone={choices.timeZone} />
            </FoldSection>
          )}
          {mayEdit && (
            <FormSection
              title="The next crop"
              lead="A draft with the same description and sizes, one crop year on. Grams, cuppings, analysis, certificates, sources and dates stay with this crop."
            >
              <button
                type="button"
                className="button"
                disabled={copy.pending || form.count > 0}
                onClick={() => copy.run({ id })}
              >
                Duplicate for the next crop
              </button>
              {form.count > 0 && <p className="text-small text-ink-2">Save or discard your changes first.</p>}
            </FormSection>
          )}
          {mayEdit && (
            <DeletePart
              id={id}
              version={detail.version}
              what="lot"
              command={removeLot}
              keptBecause={detail.keptBecause}
              archive="Set its stage to “Archived” and customers see it among the past crops only."
              onGone={onClose}
            />
          )}
        </>
      }
    >
      <p>
        Of the coffee{' '}
        <Link className="link" href={`/admin/coffees?open=${detail.coffee.id}`} translate="no">
          {detail.coffee.name}
        </Link>
        .
      </p>
      <SaleChecklist sale={detail.sale} here={`/admin/lots?open=${id}`} form={form} />
      <LotEssentials form={form} />
      <div className="grid gap-x-6 gap-y-1 border border-line bg-sheet p-3 sm:grid-cols-2">
        <p>
          <span className="text-ink-2">On hand</span> <strong>{weight(detail.onHandG)}</strong>
        </p>
        <p>
          <span className="text-ink-2">Promised to checkouts</span>{' '}
          <strong>{weight(detail.reservedG)}</strong>
        </p>
        <p>
          <span className="text-ink-2">Available</span>{' '}
          <strong>{weight(detail.onHandG - detail.reservedG)}</strong>
        </p>
        <p>
          <Link className="text-water underline" href={`/admin/stock?open=${id}`}>
            Receive, count or correct stock
          </Link>
        </p>
      </div>
      <FormSection title="Sizes and prices">
        {detail.sizes.length === 0 && <p>This lot has no size yet: without one nobody can buy it.</p>}
        {detail.sizes.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {detail.sizes.map((size) => (
              <li key={size.id} className="flex flex-wrap items-center justify-between gap-2 py-1">
                <Link className="font-semibold text-water underline" href={`/admin/prices?open=${size.id}`}>
                  {size.sizeLabel}, {FORM[size.form]}
                </Link>
                <span className="tabular-nums">
                  {!size.active && <Tag tone="quiet">not for sale</Tag>} {money(size.price, size.currency)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {mayEdit && (
          <SaveAndGo form={form} href={`/admin/prices?new=${id}`} saving="Save and add size">
            New size
          </SaveAndGo>
        )}
      </FormSection>
      <LotFields form={form} currency={currency} today={choices?.today} />
    </RecordSheet>
  );
}
