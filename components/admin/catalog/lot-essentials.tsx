'use client';

import type { LotValues } from '@/lib/admin/catalog/lot-input';
import { FLAVOUR_FAMILIES } from '@/lib/kernel/taste';
import { bind } from '../bind';
import { FormSection } from '../form-section';
import { NumberField } from '../number-field';
import { SelectField } from '../select-field';
import { TagsField } from '../tags-field';
import { TextField } from '../text-field';
import type { RecordForm } from '../use-record-form';
import { factNotes } from './fact-notes';
import { MendTarget } from './mend-target';
import { LABELS, LOT_FACTS, options, optionsOrNone, PROCESS, STAGE } from './words';

const VARIETIES = [
  'Typica',
  'Bourbon',
  'Red Bourbon',
  'Yellow Bourbon',
  'Caturra',
  'Catuaí',
  'Pache',
  'Catimor',
  'Mundo Novo',
  'Gesha',
  'SL28',
  'SL34',
  'Ruiru 11',
  'Batian',
  'Castillo',
  'Colombia',
  'Pacas',
  'Parainema',
  'Pacamara',
  'Maragogype',
  'Ethiopian landrace',
  'Timor hybrid',
  'Ateng',
];
const NOTES = Object.values(FLAVOUR_FAMILIES).flat();

/** Outside the usual band an altitude is possible but rare: said, never refused. */
function altitudeWarning(min: unknown, max: unknown): string | null {
  const rare = [min, max].some(
    (m) => typeof m === 'number' && m >= 200 && m <= 2700 && (m < 600 || m > 2400),
  );
  return rare ? 'Coffee seldom grows below 600 m or above 2,400 m: please look again.' : null;
}

/** What a customer reads first of a lot, and whether it can be sold at all. */
export function LotEssentials({ form }: { form: RecordForm<LotValues> }) {
  const { as, text, number, choice } = bind(form, factNotes('lot', form, LOT_FACTS));
  const label = (field: keyof LotValues) => LABELS.lots[field] ?? field;
  const rare = altitudeWarning(form.values.altitudeMin, form.values.altitudeMax);
  return (
    <>
      <FormSection title="Crop and stage">
        <MendTarget id="stage">
          <SelectField
            label={label('stage')}
            hint="Only a landed lot can be bought. Low and sold out follow from its grams."
            options={options(STAGE)}
            {...choice('stage')}
          />
        </MendTarget>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={label('lotCode')}
            hint="Ours; printed on the bag."
            required
            {...text('lotCode')}
          />
          <TextField label={label('cropYear')} hint="2026, or 2025/26" required {...text('cropYear')} />
        </div>
      </FormSection>

      <FormSection title="Taste and process" lead="What customers read first.">
        <TagsField
          label={label('flavourNotes')}
          hint="The words on the card, the strongest first. Enter after each."
          suggestions={NOTES}
          {...as('flavourNotes')}
        />
        <SelectField label={label('process')} options={optionsOrNone(PROCESS)} {...choice('process')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={label('altitudeMin')}
            hint="200 to 2,700, above the sea"
            unit="m"
            {...number('altitudeMin')}
          />
          <NumberField
            label={label('altitudeMax')}
            hint="The same when there is one height"
            unit="m"
            {...number('altitudeMax')}
          />
        </div>
        {rare && (
          <p role="status" className="text-small font-semibold text-ochre">
            {rare}
          </p>
        )}
        <TagsField
          label={label('varieties')}
          hint="Enter after each."
          suggestions={VARIETIES}
          {...as('varieties')}
        />
      </FormSection>
    </>
  );
}
