'use client';

import { useRouter } from 'next/navigation';
import { AllChanges } from '@/components/admin/audit/all-changes';
import { CommandForm } from '@/components/admin/command-form';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { ConflictPanel } from '@/components/admin/conflict-panel';
import { DraftOffer } from '@/components/admin/draft-offer';
import { RecordFooter } from '@/components/admin/record-footer';
import { Sheet } from '@/components/admin/sheet';
import { useCommand } from '@/components/admin/use-command';
import { useRecordForm } from '@/components/admin/use-record-form';
import { fieldText, valueText } from '@/lib/admin/audit/words';
import { removeShippingService, saveShippingService } from '@/lib/admin/settings/actions';
import { loadService } from '@/lib/admin/settings/client';
import type { ServiceRow, ServiceText } from '@/lib/admin/settings/types';
import { ServiceFields } from './service-fields';

/** One way of shipping, opened beside the list. */
export function ServiceSheet({
  row,
  mayEdit,
  countries,
  currency,
  timeZone,
  onClose,
}: {
  row: ServiceRow;
  mayEdit: boolean;
  countries: readonly { value: string; label: string }[];
  currency: string;
  timeZone: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const form = useRecordForm<ServiceText>({
    key: `shipping:${row.id}`,
    saved: { version: row.version, values: row.values },
    command: (input) => saveShippingService({ id: row.id, ...input }),
    load: () => loadService(row.id),
    refresh: [],
    done: 'Saved. Carts reckon with it from now on.',
    onSaved: () => router.refresh(),
  });
  const remove = useCommand(removeShippingService, {
    done: 'The service is gone.',
    onDone: () => {
      router.refresh();
      onClose();
    },
  });
  // Cells of the price list have names of their own: `bands.2.price`.
  const errors = form.errors as (field: string) => readonly string[] | undefined;
  return (
    <Sheet
      title={<span translate="no">{row.values.name}</span>}
      onClose={onClose}
      footer={mayEdit && <RecordFooter form={form} />}
    >
      <CommandForm onSubmit={form.save} className="space-y-5" label={`Shipping service ${row.values.name}`}>
        <DraftOffer form={form} timeZone={timeZone} />
        <ConflictPanel
          form={form}
          labelOf={fieldText}
          show={(field, value) => valueText(field, value, currency)}
        />
        <ServiceFields
          values={form.values}
          set={form.set}
          errors={errors}
          isRevised={form.isRevised}
          countries={countries}
          currency={currency}
          readOnly={!mayEdit}
        />
        {mayEdit && (
          <div className="border-t border-line pt-5">
            <ConfirmButton
              title={`Remove ${row.values.name}?`}
              text="Nobody can choose it any more. Countries that no other service names are not shipped to. Orders keep what they were offered."
              confirm="Remove it"
              disabled={remove.pending}
              onConfirm={() => remove.run({ id: row.id, version: row.version })}
            >
              Remove this service
            </ConfirmButton>
          </div>
        )}
      </CommandForm>
      <AllChanges subject="shipping" id={row.id} />
    </Sheet>
  );
}
