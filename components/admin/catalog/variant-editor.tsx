'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { removeVariant, saveVariant } from '@/lib/admin/catalog/actions';
import { CATALOG, choicesQuery, variantQuery } from '@/lib/admin/catalog/client';
import { checkWith } from '@/lib/admin/catalog/fields';
import { type VariantValues, variantInput } from '@/lib/admin/catalog/input';
import type { VariantDetail } from '@/lib/admin/catalog/types';
import { moment, money, weight } from '@/lib/kernel/format';
import { FormSection } from '../form-section';
import { useRecordForm } from '../use-record-form';
import { DeletePart } from './delete-part';
import { LoadingSheet } from './loading-sheet';
import { RecordSheet } from './record-sheet';
import { SaleChecklist } from './sale-checklist';
import { SaveAndGo } from './save-and-go';
import { VariantFields } from './variant-fields';

type Props = { id: string; mayEdit: boolean; onClose: () => void };
const check = checkWith(variantInput);

/** Opens a size for editing. */
export function VariantEditor(props: Props) {
  const { data, error } = useQuery(variantQuery(props.id));
  if (!data) return <LoadingSheet error={error} onClose={props.onClose} />;
  return <VariantForm key={props.id} detail={data} {...props} />;
}

function VariantForm({ detail, id, mayEdit, onClose }: Props & { detail: VariantDetail }) {
  const queries = useQueryClient();
  const { data: choices } = useQuery(choicesQuery());
  const form = useRecordForm<VariantValues>({
    key: `variant:${id}`,
    saved: detail,
    command: (input) => saveVariant({ id, ...input }),
    load: () => queries.fetchQuery(variantQuery(id)),
    refresh: [CATALOG],
    check,
  });
  const { lot, coffee, history, currency } = detail;
  const timeZone = choices?.timeZone ?? 'UTC';
  return (
    <RecordSheet
      name="variants"
      id={id}
      title={
        <>
          <span translate="no">{detail.values.sku}</span>
          <span className="block text-body text-ink-2">
            {coffee.name}, {detail.values.sizeLabel}
          </span>
        </>
      }
      form={form}
      mayEdit={mayEdit}
      onClose={onClose}
      sale={detail.sale}
      after={
        <>
          <FormSection title="Every price it had">
            <p>
              {detail.was === null
                ? 'No was-price: the present price is not below the lowest of the 30 days before it, or has stood for 30 days.'
                : `Was-price: ${money(detail.was, currency)}, the lowest of the 30 days before the present price.`}
            </p>
            <ol className="divide-y divide-line border-y border-line">
              {history.map((point) => (
                <li key={`${point.at} ${point.price}`} className="flex justify-between gap-4 py-1">
                  <span>since {moment(point.at, timeZone)}</span>
                  <span className="font-semibold tabular-nums">{money(point.price, currency)}</span>
                </li>
              ))}
            </ol>
          </FormSection>
          {mayEdit && (
            <SaveAndGo form={form} href={`/admin/prices?new=${lot.id}`} saving="Save and add another size">
              Another size of this lot
            </SaveAndGo>
          )}
          {mayEdit && (
            <DeletePart
              id={id}
              version={detail.version}
              what="size"
              command={removeVariant}
              keptBecause={detail.keptBecause}
              archive="Untick “For sale” and nobody is offered it any more."
              onGone={onClose}
            />
          )}
        </>
      }
    >
      <p>
        Of the lot{' '}
        <Link className="link" href={`/admin/lots?open=${lot.id}`} translate="no">
          {lot.lotCode}
        </Link>
        , which has {weight(lot.freeG)} available, of the coffee{' '}
        <Link className="link" href={`/admin/coffees?open=${coffee.id}`} translate="no">
          {coffee.name}
        </Link>
        .
      </p>
      <SaleChecklist sale={detail.sale} here={`/admin/prices?open=${id}`} form={form} />
      <VariantFields form={form} currency={choices?.currency ?? currency} roastLossBp={lot.roastLossBp} />
    </RecordSheet>
  );
}
