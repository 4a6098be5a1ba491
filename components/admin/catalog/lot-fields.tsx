'use client';

import type { GreenValues, LotValues } from '@/lib/admin/catalog/lot-input';
import { roastWord } from '@/lib/catalog/rules';
import { monthName } from '@/lib/kernel/format';
import { FLAVOUR_FAMILIES } from '@/lib/kernel/taste';
import { bind } from '../bind';
import { CheckGroup } from '../check-group';
import { FormSection } from '../form-section';
import { NumberField } from '../number-field';
import { SelectField } from '../select-field';
import { TagsField } from '../tags-field';
import { TextField } from '../text-field';
import type { RecordForm } from '../use-record-form';
import { CertificationRows, DisclosureRows } from './claim-rows';
import { CuppingRows } from './cupping-rows';
import { FactRows } from './fact-rows';
import {
  DECAF,
  LABELS,
  MODIFIER,
  options,
  optionsOrNone,
  PACKAGING,
  PROCESS,
  PROVENANCE,
  SPECIES,
  STAGE,
} from './words';

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
const MONTHS = Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: monthName(i + 1) }));
const DATE_HINT = '2026-09-14 or 2026-09';

/** What a fact of a lot can be about, as the product page keys it. */
const FACTS = [
  { value: '*', label: 'Everything else' },
  { value: 'altitude', label: 'Altitude' },
  { value: 'varieties', label: 'Varieties' },
  { value: 'process', label: 'Process' },
  { value: 'certifications', label: 'Certificates' },
  { value: 'cropYear', label: 'Crop year' },
  { value: 'arrivedOn', label: 'Arrival' },
  ...['species', 'drying', 'harvestMonths', 'grade', 'flavourNotes', 'bagsImported'].map((value) => ({
    value,
    label: LABELS.lots[value] ?? value,
  })),
];

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

/** Outside the usual band an altitude is possible but rare: said, never refused. */
function altitudeWarning(min: unknown, max: unknown): string | null {
  const rare = [min, max].some(
    (m) => typeof m === 'number' && m >= 200 && m <= 2700 && (m < 600 || m > 2400),
  );
  return rare ? 'Coffee seldom grows below 600 m or above 2,400 m: please look again.' : null;
}

/** All fields of a lot but its grams. */
export function LotFields({ form, currency }: { form: RecordForm<LotValues>; currency: string }) {
  const { as, text, number, choice, rows } = bind(form);
  const label = (field: keyof LotValues) => LABELS.lots[field] ?? field;
  const { values } = form;
  const agtron = typeof values.agtronGround === 'number' ? values.agtronGround : null;
  const green = values.green ?? EMPTY_GREEN;
  const setGreen = (next: Partial<Record<keyof GreenValues, unknown>>) => {
    const all = { ...green, ...next } as GreenValues;
    form.set('green', Object.values(all).every((value) => value === null) ? null : all);
  };
  const greenNumber = (field: keyof GreenValues, words: string, hint: string, unit?: string) => (
    <NumberField
      label={words}
      hint={hint}
      {...(unit && { unit })}
      value={green[field]}
      onValue={(value) => setGreen({ [field]: value })}
      errors={form.errors(`green.${field}`)}
    />
  );
  return (
    <>
      <FormSection title="Crop and stage">
        <TextField label={label('lotCode')} hint="Ours; printed on the bag." required {...text('lotCode')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={label('cropYear')} hint="2026, or 2025/26" required {...text('cropYear')} />
          <SelectField
            label={label('stage')}
            hint="Only a landed lot can be bought. Low and sold out follow from its grams."
            options={options(STAGE)}
            {...choice('stage')}
          />
        </div>
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

      <FormSection title="Place and plant">
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={label('altitudeMin')}
            hint="200 to 2,700, above the sea"
            unit="m"
            {...number('altitudeMin')}
          />
          <NumberField
            label={label('altitudeMax')}
            hint="The same again when there is one height only"
            unit="m"
            {...number('altitudeMax')}
          />
        </div>
        {altitudeWarning(values.altitudeMin, values.altitudeMax) && (
          <p role="status" className="text-small font-semibold text-ochre">
            {altitudeWarning(values.altitudeMin, values.altitudeMax)}
          </p>
        )}
        <SelectField label={label('species')} options={optionsOrNone(SPECIES)} {...choice('species')} />
        <TagsField
          label={label('varieties')}
          hint="One by one, Enter after each."
          suggestions={VARIETIES}
          {...as('varieties')}
        />
      </FormSection>

      <FormSection title="Process">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={label('process')} options={optionsOrNone(PROCESS)} {...choice('process')} />
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
      </FormSection>

      <FormSection title="Grade and green coffee">
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
            {greenNumber('moisturePct', 'Moisture', '8 to 13.5; specialty 10 to 12', '%')}
            {greenNumber('waterActivity', 'Water activity', '0.40 to 0.70', 'aw')}
            {greenNumber('density', 'Density, free settled', '500 to 900; mostly 600 to 800', 'g/l')}
            {greenNumber('defectsCat1', 'Primary defects', 'In 350 g; specialty 0')}
            {greenNumber('defectsCat2', 'Secondary defects', 'In 350 g; specialty up to 5')}
            {greenNumber('quakers', 'Quakers', 'In 100 g roasted; specialty 0')}
            <TextField
              label="Colour of the bean"
              hint="Blue-green, green, greenish …"
              value={green.color ?? ''}
              onValue={(color) => setGreen({ color: color || null })}
              errors={form.errors('green.color')}
            />
            <TextField
              label="Analysed on"
              hint={DATE_HINT}
              value={green.analysedOn ?? ''}
              onValue={(day) => setGreen({ analysedOn: day || null })}
              errors={form.errors('green.analysedOn')}
            />
          </div>
        </fieldset>
      </FormSection>

      <FormSection title="Cup and roast">
        <TagsField
          label={label('flavourNotes')}
          hint="The words on the card, the strongest first."
          suggestions={NOTES}
          {...as('flavourNotes')}
        />
        <CuppingRows {...rows('cuppings')} />
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

      <FormSection title="Import">
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
      </FormSection>

      <FormSection title="Certificates and prices paid">
        <CertificationRows {...rows('certifications')} />
        <DisclosureRows {...rows('disclosures')} currency={currency} />
      </FormSection>

      <FactRows {...rows('facts')} fields={FACTS} />
      <SelectField
        label={label('provenance')}
        hint="What is invented says so on every page."
        options={options(PROVENANCE)}
        {...choice('provenance')}
      />
    </>
  );
}
