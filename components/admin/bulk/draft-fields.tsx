'use client';

import { CheckField } from '@/components/admin/check-field';
import { NumberField } from '@/components/admin/number-field';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { ROUNDINGS, type Rounding } from '@/lib/admin/bulk/rules';
import type { BulkCommand, BulkSubject } from '@/lib/admin/bulk/types';
import { STATUSES } from '@/lib/admin/catalog/coffee-input';
import { HOLDERS, SCHEMES } from '@/lib/admin/catalog/fields';
import { STAGES } from '@/lib/admin/catalog/lot-input';
import { currencyDecimals } from '@/lib/kernel/format';
import { asOptions, STAGE, STATUS } from '../catalog/words';

type Of<K extends BulkCommand['kind']> = Extract<BulkCommand, { kind: K }>;
/** A command while it is filled in: a number may be missing yet, or be no number. */
export type Draft =
  | (Omit<Of<'price'>, 'value'> & { value: number | string | null })
  | Exclude<BulkCommand, { kind: 'price' }>;

/** What can be done to the records of each table. */
export const KINDS: Record<BulkSubject, readonly { value: BulkCommand['kind']; label: string }[]> = {
  coffee: [{ value: 'status', label: 'Status' }],
  lot: [
    { value: 'stage', label: 'Stage' },
    { value: 'certify', label: 'Add or renew a certificate' },
    { value: 'uncertify', label: 'Remove a certificate' },
  ],
  variant: [
    { value: 'price', label: 'Price' },
    { value: 'active', label: 'For sale or not' },
  ],
};

export const FIRST: { [K in BulkCommand['kind']]: Extract<Draft, { kind: K }> } = {
  price: { kind: 'price', by: 'percent', value: null, rounding: 'none' },
  active: { kind: 'active', active: false },
  status: { kind: 'status', status: 'published' },
  stage: { kind: 'stage', stage: 'landed' },
  certify: {
    kind: 'certify',
    scheme: SCHEMES[0],
    holder: 'producer',
    certificateNo: '',
    certifier: '',
    validFrom: null,
    validTo: null,
    coversThisSku: false,
  },
  uncertify: { kind: 'uncertify', scheme: SCHEMES[0] },
};

const ROUNDING: Record<Rounding, string> = {
  none: 'Not rounded',
  whole: 'To the nearest .00',
  half: 'To the nearest .00 or .50',
  '95': 'To the nearest .95',
};
const HOLDER: Record<(typeof HOLDERS)[number], string> = {
  producer: 'The producer',
  importer: 'The importer',
  us: 'We ourselves',
};
const labelled = <K extends string>(names: readonly K[], words: Record<K, string>) =>
  names.map((name) => ({ value: name, label: words[name] }));

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  currency: string;
  errors: (field: string) => readonly string[] | undefined;
};

/** The fields of one command. */
export function DraftFields({ draft, onDraft, currency, errors }: Props) {
  switch (draft.kind) {
    case 'price': {
      const isPercent = draft.by === 'percent';
      return (
        <>
          <SelectField
            label="By"
            value={draft.by}
            onValue={(by) => onDraft({ ...draft, by: by as 'amount' | 'percent', value: null })}
            options={[
              { value: 'percent', label: 'Per cent' },
              { value: 'amount', label: `An amount in ${currency}` },
            ]}
          />
          <NumberField
            key={draft.by}
            label="How much"
            hint="With a minus the prices fall: -5."
            required
            unit={isPercent ? '%' : currency}
            scale={isPercent ? 100 : 10 ** currencyDecimals(currency)}
            value={draft.value}
            onValue={(value) => onDraft({ ...draft, value })}
            errors={errors('value')}
          />
          {currencyDecimals(currency) === 2 && (
            <SelectField
              label="Rounded"
              value={draft.rounding}
              onValue={(rounding) => onDraft({ ...draft, rounding: rounding as Rounding })}
              options={labelled(ROUNDINGS, ROUNDING)}
            />
          )}
        </>
      );
    }
    case 'active':
      return (
        <SelectField
          label="For sale"
          value={draft.active ? 'yes' : 'no'}
          onValue={(value) => onDraft({ ...draft, active: value === 'yes' })}
          options={[
            { value: 'no', label: 'No: offered no more' },
            { value: 'yes', label: 'Yes' },
          ]}
        />
      );
    case 'status':
      return (
        <SelectField
          label="New status"
          value={draft.status}
          onValue={(status) => onDraft({ ...draft, status: status as Of<'status'>['status'] })}
          options={labelled(STATUSES, STATUS)}
        />
      );
    case 'stage':
      return (
        <SelectField
          label="New stage"
          value={draft.stage}
          onValue={(stage) => onDraft({ ...draft, stage: stage as Of<'stage'>['stage'] })}
          options={labelled(STAGES, STAGE)}
        />
      );
    case 'uncertify':
      return (
        <SelectField
          label="Certificate"
          value={draft.scheme}
          onValue={(scheme) => onDraft({ ...draft, scheme: scheme as Of<'uncertify'>['scheme'] })}
          options={asOptions(SCHEMES)}
        />
      );
    case 'certify':
      return (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              label="Certificate"
              value={draft.scheme}
              onValue={(scheme) => onDraft({ ...draft, scheme: scheme as Of<'certify'>['scheme'] })}
              options={asOptions(SCHEMES)}
            />
            <SelectField
              label="Who holds it"
              value={draft.holder}
              onValue={(holder) => onDraft({ ...draft, holder: holder as Of<'certify'>['holder'] })}
              options={labelled(HOLDERS, HOLDER)}
            />
            <TextField
              label="Number"
              value={draft.certificateNo ?? ''}
              onValue={(certificateNo) => onDraft({ ...draft, certificateNo })}
              errors={errors('certificateNo')}
            />
            <TextField
              label="Certifier"
              value={draft.certifier ?? ''}
              onValue={(certifier) => onDraft({ ...draft, certifier })}
              errors={errors('certifier')}
            />
            <TextField
              label="Valid from"
              hint="2026-09-14, 2026-09 or 2026"
              value={draft.validFrom ?? ''}
              onValue={(validFrom) => onDraft({ ...draft, validFrom })}
              errors={errors('validFrom')}
            />
            <TextField
              label="Valid to"
              hint="The badge leaves the shop after it."
              value={draft.validTo ?? ''}
              onValue={(validTo) => onDraft({ ...draft, validTo })}
              errors={errors('validTo')}
            />
          </div>
          <CheckField
            label="This bag itself is certified"
            hint="Otherwise the shop says that it comes from a certified producer."
            checked={draft.coversThisSku}
            onChecked={(coversThisSku) => onDraft({ ...draft, coversThisSku })}
          />
        </>
      );
  }
}
