'use client';

import type { CoffeeValues, RecipeRow } from '@/lib/admin/catalog/coffee-input';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import type { TasteFamily } from '@/lib/kernel/taste';
import { bind } from '../bind';
import { CheckGroup } from '../check-group';
import { FieldClaims } from '../editor/field-claims';
import { FormSection } from '../form-section';
import { NumberField } from '../number-field';
import { PhotoPicker } from '../photos/photo-picker';
import { PickList } from '../pick-list';
import { RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TagsField } from '../tags-field';
import { TextField } from '../text-field';
import type { RecordForm } from '../use-record-form';
import { FactRows } from './fact-rows';
import { FAMILY, KIND, LABELS, options, optionsOrNone, PRECISION, PROVENANCE, STATUS } from './words';

type Field = keyof CoffeeValues & string;
const label = (field: Field) => LABELS.coffees[field] ?? field;
const named = (all: readonly { id: string; name: string }[], none: string) => [
  { value: '', label: none },
  ...all.map(({ id, name }) => ({ value: id, label: name })),
];

const FACTS = [
  { value: 'region', label: 'Origin' },
  { value: 'locality', label: 'Town or valley' },
  { value: 'coordinates', label: 'Coordinates' },
  { value: 'producer', label: 'Producer' },
  { value: 'ingredients', label: 'Ingredients' },
  { value: '*', label: 'Everything else' },
];

/** All fields of a coffee; what stands beside it on its page has a part of its own (`RelatedFields`). */
export function CoffeeFields({
  form,
  choices,
  self,
  oldAddresses,
}: {
  form: RecordForm<CoffeeValues>;
  choices: CatalogChoices | undefined;
  /** This coffee's id: it is no part of itself. */
  self: string;
  oldAddresses: readonly string[];
}) {
  const { as, text, number, choice, rows } = bind(form);
  const { values, base } = form;
  const isFood = values.kind === 'chocolate' || values.kind === 'set';
  const others = (choices?.coffees ?? []).filter((coffee) => coffee.id !== self);
  const regions = choices?.regions ?? [];
  return (
    <>
      <FormSection title="Name and address">
        <TextField label={label('name')} required {...text('name')} />
        <TextField
          label={label('slug')}
          hint={
            values.slug === base.slug
              ? `The page is /coffee/${base.slug}`
              : `From now on /coffee/${values.slug}. The old address /coffee/${base.slug} leads here for ever, and no other coffee can have it.`
          }
          required
          spellCheck={false}
          {...text('slug')}
        />
        {oldAddresses.length > 0 && (
          <p className="text-small text-ink-2">
            Old addresses that lead here: {oldAddresses.map((slug) => `/coffee/${slug}`).join(', ')}
          </p>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={label('kind')} options={options(KIND)} {...choice('kind')} />
          <SelectField
            label={label('status')}
            hint="Only a published one is in the shop."
            options={options(STATUS)}
            {...choice('status')}
          />
          <NumberField
            label={label('position')}
            hint="The lowest number stands first in the list"
            required
            {...number('position')}
          />
        </div>
      </FormSection>

      <FormSection title="Words and photo">
        <TextField
          label={label('summary')}
          hint="One or two sentences: cards, search results, shared links."
          rows={2}
          {...text('summary')}
        />
        <FieldClaims text={form.values.summary} />
        <TextField
          label={label('description')}
          hint="Stands under the name."
          rows={6}
          {...text('description')}
        />
        <FieldClaims text={form.values.description} />
        <PhotoPicker label={label('photo')} {...as('photo')} />
      </FormSection>

      <FormSection title="Origin and producer">
        <SelectField
          label={label('regionId')}
          hint="The most exact one; a blend has none."
          options={named(regions, 'None')}
          {...choice('regionId')}
        />
        <PickList
          label={label('otherRegionIds')}
          hint="When it comes from two provinces."
          options={regions.filter((region) => region.id !== values.regionId)}
          {...as('otherRegionIds')}
          onValue={(ids) => form.set('otherRegionIds', ids as CoffeeValues['otherRegionIds'])}
        />
        <TextField label={label('locality')} {...text('locality')} />
        <SelectField
          label={label('producerId')}
          options={named(choices?.producers ?? [], 'Not named')}
          {...choice('producerId')}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <NumberField label={label('lat')} hint="−90 to 90" {...number('lat')} />
          <NumberField label={label('lon')} hint="−180 to 180" {...number('lon')} />
          <SelectField
            label={label('geoPrecision')}
            options={optionsOrNone(PRECISION)}
            {...choice('geoPrecision')}
          />
        </div>
      </FormSection>

      <FormSection title="Taste and brewing">
        <CheckGroup
          label={label('tasteFamilies')}
          options={options(FAMILY) as { value: TasteFamily; label: string }[]}
          {...as('tasteFamilies')}
        />
        <Recipes {...rows('recipes')} revised={form.isRevised('recipes')} errors={form.errors} />
      </FormSection>

      {isFood && (
        <FormSection
          title="What is in it"
          lead="The law asks for these before anybody buys chocolate or a box with it."
        >
          <NumberField
            label={label('cocoaSolidsMinPct')}
            hint="0 to 100, printed as “minimum”"
            unit="%"
            {...number('cocoaSolidsMinPct')}
          />
          <TextField label={label('ingredients')} rows={2} {...text('ingredients')} />
          <TagsField
            label={label('allergens')}
            hint="Milk, soya, nuts: printed with stress."
            {...as('allergens')}
          />
          <TagsField label={label('mayContain')} {...as('mayContain')} />
          <RowsField
            legend={label('components')}
            {...rows('components')}
            add="Add a part"
            blank={() => ({
              componentId: '' as CoffeeValues['components'][number]['componentId'],
              net: null as never,
            })}
            nameOf={(_, at) => `Part ${at + 1}`}
          >
            {(row, set, at) => (
              <div className="grid gap-3 sm:grid-cols-2">
                <SelectField
                  label="Product"
                  value={row.componentId}
                  onValue={(id) => set({ componentId: id as typeof row.componentId })}
                  options={named(others, 'Choose …')}
                  errors={form.errors(`components.${at}.componentId`)}
                />
                <NumberField
                  label="Weight"
                  unit="g"
                  value={row.net}
                  onValue={(net) => set({ net: net as number })}
                  errors={form.errors(`components.${at}.net`)}
                />
              </div>
            )}
          </RowsField>
        </FormSection>
      )}

      <FactRows {...rows('facts')} revised={form.isRevised('facts')} errors={form.errors} fields={FACTS} />
      <SelectField
        label={label('provenance')}
        hint="What is invented says so on every page."
        options={options(PROVENANCE)}
        {...choice('provenance')}
      />
    </>
  );
}

function Recipes({
  rows,
  onRows,
  errors,
  revised,
}: {
  rows: readonly RecipeRow[];
  onRows: (rows: RecipeRow[]) => void;
  errors: (path: string) => readonly string[] | undefined;
  revised: boolean;
}) {
  return (
    <RowsField
      legend={label('recipes')}
      rows={rows}
      onRows={onRows}
      revised={revised}
      errors={errors('recipes')}
      add="Add a recipe"
      blank={(): RecipeRow => ({ method: '', dose: 15, water: 250, temperature: 94, time: 180, grind: '' })}
      nameOf={(row, at) => `Recipe ${at + 1}${row.method && `: ${row.method}`}`}
      ordered
    >
      {(row, set, at) => {
        const wrong = (part: string) => errors(`recipes.${at}.${part}`);
        return (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label="Brewed in"
              required
              value={row.method}
              onValue={(method) => set({ method })}
              errors={wrong('method')}
            />
            <TextField
              label="Grind"
              required
              value={row.grind}
              onValue={(grind) => set({ grind })}
              errors={wrong('grind')}
            />
            <NumberField
              label="Coffee"
              unit="g"
              value={row.dose}
              onValue={(dose) => set({ dose: dose as number })}
              errors={wrong('dose')}
            />
            <NumberField
              label="Water"
              hint="Up to twenty times the coffee"
              unit="g"
              value={row.water}
              onValue={(water) => set({ water: water as number })}
              errors={wrong('water')}
            />
            <NumberField
              label="Temperature"
              hint="20 to 100"
              unit="°C"
              value={row.temperature}
              onValue={(temperature) => set({ temperature: temperature as number })}
              errors={wrong('temperature')}
            />
            <NumberField
              label="Time"
              hint="Cold brew: 57600"
              unit="seconds"
              value={row.time}
              onValue={(time) => set({ time: time as number })}
              errors={wrong('time')}
            />
          </div>
        );
      }}
    </RowsField>
  );
}
