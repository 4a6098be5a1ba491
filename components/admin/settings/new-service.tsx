'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { DraftOffer } from '@/components/admin/draft-offer';
import { FormDialog } from '@/components/admin/form-dialog';
import { Problem } from '@/components/admin/problem';
import { useCommand } from '@/components/admin/use-command';
import { useKeptForm } from '@/components/admin/use-kept-form';
import { addShippingService } from '@/lib/admin/settings/actions';
import type { ServiceText } from '@/lib/admin/settings/types';
import { ServiceFields } from './service-fields';

const EMPTY: ServiceText = {
  zone: '',
  name: '',
  countries: [],
  minBusinessDays: '3',
  maxBusinessDays: '5',
  freeFrom: '',
  bands: [{ upTo: '1', price: '' }],
};

type Props = { countries: readonly { value: string; label: string }[]; currency: string };

/** The button that opens an empty service. */
export function NewService(props: Props) {
  return (
    <FormDialog trigger="Add a service" title="A new way of shipping" className="button button-main">
      {(close) => <NewServiceForm {...props} close={close} />}
    </FormDialog>
  );
}

function NewServiceForm({ countries, currency, close }: Props & { close: () => void }) {
  const router = useRouter();
  const [values, setValues] = useState(EMPTY);
  const kept = useKeptForm({ form: 'new-service', values, restore: setValues });
  const add = useCommand(addShippingService, {
    kept,
    quiet: true,
    done: 'The service is there. Customers can choose it.',
    onDone: () => {
      router.refresh();
      close();
    },
  });
  return (
    <CommandForm onSubmit={() => add.run({ values })} className="space-y-5" label="A new way of shipping">
      <DraftOffer form={kept} />
      <Problem text={add.problem} />
      <ServiceFields
        values={values}
        set={(field, value) => setValues((now) => ({ ...now, [field]: value }))}
        errors={(field) => add.fields[field]}
        isRevised={() => false}
        countries={countries}
        currency={currency}
        readOnly={false}
      />
      <button type="submit" className="button button-main" disabled={add.pending}>
        Add the service
      </button>
    </CommandForm>
  );
}
