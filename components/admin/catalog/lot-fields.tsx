'use client';

import type { GreenValues, LotValues } from '@/lib/admin/catalog/lot-input';
import { roastWord } from '@/lib/catalog/rules';
import { monthName } from '@/lib/kernel/format';
import { bind } from '../bind';
import { CheckGroup } from '../check-group';
import { FoldSection } from '../fold-section';
import { FormSection } from '../form-section';
import { NumberField } from '../number-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import type { RecordForm } from '../use-record-form';
import { endingRows } from './certificate-rows';
import { CertificationRows, DisclosureRows } from './claim-rows';
import { CuppingRows } from './cupping-rows';
import { factNotes } from './fact-notes';
import { FactRows } from './fact-rows';
import {
  DECAF,
  LABELS,
  LOT_FACTS,
  MODIFIER,
  options,
  optionsOrNone,
  PACKAGING,
  PROVENANCE,
  SPECIES,
} from './words';

const MONTHS = Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: monthName(i + 1) }));
const DATE_HINT = '2026-09-14 or 2026-09';

const EMPTY_GREEN: GreenValues = {
  analysedOn: null,
  moisturePct: null,
  waterActivity: null,
  density: null,
  defectsCat1: null,
  defectsCat2: null,
  quakers: null,
  color: null,
};

/** The fields of a lot that can wait, by how often they are needed (`LotEssentials` holds the others). */
export function LotFields({
  form,
  currency,
  today,
}: {
  form: RecordForm<LotValues>;
  currency: string;
  /** In the shop's time zone; unknown while it is read. */
  today: string | undefined;
}) {
  const { values } = form;
  const green = values.green ?? EMPTY_GREEN;
  const noteOf = factNotes('lot', form, LOT_FACTS, green);
  const { as, text, number, choice, rows } = bind(form, noteOf);
  const label = (field: keyof LotValues | keyof GreenValues) => LABELS.lots[field] ?? field;
  const agtron = typeof values.agtronGround === 'number' ? values.agtronGround : null;
  const setGreen = (next: Partial<Record<keyof GreenValues, unknown>>) => {
    const all = { ...green, ...next } as GreenValues;
    form.set('green', Object.values(all).every((value) => value === null) ? null : all);
  };
  const greenNumber = (field: keyof GreenValues, hint: string, unit?: string) => (
    <NumberField
      label={label(field)}
      hint={hint}
      {...(unit && { unit })}
      value={green[field]}
      onValue={(value) => setGreen({ [field]: value })}
      errors={form.errors(`green.${field}`)}
      note={noteOf(field)}
    />
  );
  return (
    <>
      <FormSection title="Harvest and arrival">
        <CheckGroup label={label('harvestMonths')} options={MONTHS} {...as('harvestMonths')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={label('harvestEnd')} hint={DATE_HINT} {...text('harvestEnd')} />
          <TextField label={label('shippedOn')} hint={DATE_HINT} {...text('shippedOn')} />
          <TextField label={label('arrivedOn')} hint={DATE_HINT} {...text('arrivedOn')} />
          <TextField
            label={label('icoMark')}
            hint="Country, exporter, shipment: 030-1234-0056"
            spellCheck={false}
            {...text('icoMark')}
          />
        </div>
      </FormSection>

      <FormSection title="Roast">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={label('agtronGround')}
            hint={agtron === null ? 'Agtron, 20 to 100' : `Agtron, 20 to 100; our word: ${roastWord(agtron)}`}
            {...number('agtronGround')}
          />
          <NumberField
            label={label('roastLossBp')}
            hint="0 to 40; what a roasted bag takes from the green follows from it"
            unit="%"
            scale={100}
            required
            {...number('roastLossBp')}
          />
        </div>
        <TextField label={label('roastNotes')} rows={3} {...text('roastNotes')} />
      </FormSection>

      <FoldSection title="Plant and process in detail" holds="Species, fermentation, drying, decaffeination">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={label('species')} options={optionsOrNone(SPECIES)} {...choice('species')} />
          <SelectField
            label={label('decafMethod')}
            options={optionsOrNone(DECAF, 'Not decaffeinated')}
            {...choice('decafMethod')}
          />
        </div>
        <CheckGroup
          label={label('processModifiers')}
          options={options(MODIFIER) as { value: LotValues['processModifiers'][number]; label: string }[]}
          {...as('processModifiers')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={label('fermentationHours')}
            hint="0 to 200; northern Peru 12 to 36"
            unit="hours"
            {...number('fermentationHours')}
          />
          <NumberField
            label={label('dryingDays')}
            hint="5 to 45; northern Peru 7 to 30"
            unit="days"
            {...number('dryingDays')}
          />
        </div>
        <TextField label={label('drying')} hint="Raised beds, patio, solar dryer …" {...text('drying')} />
      </FoldSection>

      <FoldSection title="Grade and green coffee" holds="Grade, screen, moisture, defects">
        <TextField label={label('grade')} hint="With its scheme: SHB, AA, Supremo" {...text('grade')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label={label('screenMin')} hint="10 to 20" unit="/64 in" {...number('screenMin')} />
          <NumberField label={label('screenMax')} hint="10 to 20" unit="/64 in" {...number('screenMax')} />
        </div>
        <fieldset className={form.isRevised('green') ? 'revised space-y-4' : 'space-y-4'}>
          <legend className="font-semibold">
            {label('green')}
            {form.isRevised('green') && <span className="sr-only"> (changed)</span>}
          </legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {greenNumber('moisturePct', '8 to 13.5; specialty 10 to 12', '%')}
            {greenNumber('waterActivity', '0.40 to 0.70', 'aw')}
            {greenNumber('density', '500 to 900; mostly 600 to 800', 'g/l')}
            {greenNumber('defectsCat1', 'In 350 g; specialty 0')}
            {greenNumber('defectsCat2', 'In 350 g; specialty up to 5')}
            {greenNumber('quakers', 'In 100 g roasted; specialty 0')}
            <TextField
              label={label('color')}
              hint="Blue-green, green, greenish …"
              value={green.color ?? ''}
              onValue={(color) => setGreen({ color: color || null })}
              errors={form.errors('green.color')}
              note={noteOf('color')}
            />
            <TextField
              label={label('analysedOn')}
              hint={DATE_HINT}
              value={green.analysedOn ?? ''}
              onValue={(day) => setGreen({ analysedOn: day || null })}
              errors={form.errors('green.analysedOn')}
              note={noteOf('analysedOn')}
            />
          </div>
        </fieldset>
      </FoldSection>

      <FoldSection title="Cuppings" holds="Scores and the seven axes of the cupping rose">
        <CuppingRows {...rows('cuppings')} />
      </FoldSection>

      <FoldSection title="Import" holds="Bags, their weight and packing">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label={label('bagsImported')} {...number('bagsImported')} />
          <NumberField
            label={label('exportBagKg')}
            hint="69 in Peru, 60 in Ethiopia; 1 to 100"
            unit="kg"
            {...number('exportBagKg')}
          />
          <SelectField
            label={label('packaging')}
            options={optionsOrNone(PACKAGING)}
            {...choice('packaging')}
          />
        </div>
      </FoldSection>

      <FoldSection
        title="Certificates and prices paid"
        holds={
          endingRows(values.certifications, today).length > 0
            ? 'A certificate has ended or ends soon'
            : 'Badges, and what was paid to whom'
        }
      >
        <CertificationRows {...rows('certifications')} today={today} />
        <DisclosureRows {...rows('disclosures')} currency={currency} />
      </FoldSection>

      <FactRows {...rows('facts')} fields={LOT_FACTS} />
      <SelectField
        label={label('provenance')}
        hint="What is invented says so on every page."
        options={options(PROVENANCE)}
        {...choice('provenance')}
      />
    </>
  );
}
