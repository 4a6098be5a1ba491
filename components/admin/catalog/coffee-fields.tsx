'use client';

import type { CoffeeValues, RecipeRow } from '@/lib/admin/catalog/coffee-input';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import type { TasteFamily } from '@/lib/kernel/taste';
import { bind } from '../bind';
import { CheckGroup } from '../check-group';
import { FieldClaims } from '../editor/field-claims';
import { FormDialog } from '../form-dialog';
import { FormSection } from '../form-section';
import { NumberField } from '../number-field';
import { NewOriginForm } from '../origins/new-origin-form';
import { PhotoPicker } from '../photos/photo-picker';
import { PickList } from '../pick-list';
import { NewProducerForm } from '../producers/new-producer-form';
import { PublicationStatus } from '../publishing/publication-status';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TagsField } from '../tags-field';
import { TextField } from '../text-field';
import type { RecordForm } from '../use-record-form';
import { factNotes } from './fact-notes';
import { FactRows } from './fact-rows';
import { MEND, MendTarget } from './mend-target';
import { COFFEE_FACTS, FAMILY, KIND, LABELS, options, optionsOrNone, PRECISION, PROVENANCE } from './words';

type Field = keyof CoffeeValues & string;
const label = (field: Field) => LABELS.coffees[field] ?? field;
const named = (all: readonly { id: string; name: string }[], none: string) => [
  { value: '', label: none },
  ...all.map(({ id, name }) => ({ value: id, label: name })),
];

/** All fields of a coffee; what stands beside it on its page has a part of its own (`RelatedFields`). */
export function CoffeeFields({
  form,
  choices,
  self,
  oldAddresses,
  mayEdit,
}: {
  form: RecordForm<CoffeeValues>;
  choices: CatalogChoices | undefined;
  /** This coffee's id: it is no part of itself. */
  self: string;
  oldAddresses: readonly string[];
  mayEdit: boolean;
}) {
  const { as, text, number, choice, rows } = bind(form, factNotes('coffee', form, COFFEE_FACTS));
  const { values, base } = form;
  const isFood = values.kind === 'chocolate' || values.kind === 'set';
  const others = (choices?.coffees ?? []).filter((coffee) => coffee.id !== self);
  const regions = choices?.regions ?? [];
  return (
    <>
      <FormSection title="Name and page address">
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
          <NumberField
            label={label('position')}
            hint="The lowest number stands first in the list"
            required
            {...number('position')}
          />
        </div>
        <PublicationStatus
          form={form}
          archivedHint="Sold no more, and kept for its orders. Unticked it is a draft again."
        />
      </FormSection>

      <FormSection title="Words and photo">
        <MendTarget id={MEND.words}>
          <TextField
            label={label('summary')}
            hint="One or two sentences: cards, search results, shared links."
            rows={2}
            {...text('summary')}
          />
          <FieldClaims text={form.values.summary} />
          <div {...(values.summary && { 'data-begin': '' })}>
            <TextField
              label={label('description')}
              hint="Stands under the name, on the coffee’s page."
              rows={6}
              {...text('description')}
            />
          </div>
          <FieldClaims text={form.values.description} />
        </MendTarget>
        <MendTarget id={MEND.photo}>
          <PhotoPicker label={label('photo')} {...as('photo')} />
        </MendTarget>
      </FormSection>

      <FormSection title="Origin and producer">
        <MendTarget id={MEND.origin}>
          <SelectField
            label={label('regionId')}
            hint="The most exact one; a blend has none."
            options={named(regions, 'None')}
            {...choice('regionId')}
          />
          {mayEdit && (
            <FormDialog trigger="New place" title="New place">
              {(done) => (
                <NewOriginForm
                  parents={regions.filter((region) => region.level !== 'province')}
                  onMade={(made) => {
                    done();
                    form.set('regionId', made as CoffeeValues['regionId']);
                  }}
                />
              )}
            </FormDialog>
          )}
        </MendTarget>
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
        {mayEdit && (
          <FormDialog trigger="New producer" title="New producer">
            {(done) => (
              <NewProducerForm
                onMade={(made) => {
                  done();
                  form.set('producerId', made as CoffeeValues['producerId']);
                }}
              />
            )}
          </FormDialog>
        )}
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
        <Recipes {...rows('recipes')} />
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
            {({ number, choice }) => (
              <div className="grid gap-3 sm:grid-cols-2">
                <SelectField label="Product" options={named(others, 'Choose …')} {...choice('componentId')} />
                <NumberField label="Weight" unit="g" {...number('net')} />
              </div>
            )}
          </RowsField>
        </FormSection>
      )}

      <FactRows {...rows('facts')} fields={COFFEE_FACTS} />
      <SelectField
        label={label('provenance')}
        hint="What is invented says so on every page."
        options={options(PROVENANCE)}
        {...choice('provenance')}
      />
    </>
  );
}

function Recipes(rows: BoundRows<RecipeRow>) {
  return (
    <RowsField
      {...rows}
      legend={label('recipes')}
      add="Add a recipe"
      blank={(): RecipeRow => ({ method: '', dose: 15, water: 250, temperature: 94, time: 180, grind: '' })}
      nameOf={(row, at) => `Recipe ${at + 1}${row.method && `: ${row.method}`}`}
      ordered
    >
      {({ text, number }) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label="Brewed in" required {...text('method')} />
          <TextField label="Grind" required {...text('grind')} />
          <NumberField label="Coffee" unit="g" {...number('dose')} />
          <NumberField label="Water" hint="Up to twenty times the coffee" unit="g" {...number('water')} />
          <NumberField label="Temperature" hint="20 to 100" unit="°C" {...number('temperature')} />
          <NumberField label="Time" hint="Cold brew: 57600" unit="seconds" {...number('time')} />
        </div>
      )}
    </RowsField>
  );
}
