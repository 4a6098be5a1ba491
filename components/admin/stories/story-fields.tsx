'use client';

import { AddressField } from '@/components/admin/address-field';
import { bind } from '@/components/admin/bind';
import { options } from '@/components/admin/catalog/words';
import { FieldClaims } from '@/components/admin/editor/field-claims';
import { ProseField } from '@/components/admin/editor/prose-field';
import { SharingSection } from '@/components/admin/editor/sharing-section';
import { FormSection } from '@/components/admin/form-section';
import { NumberField } from '@/components/admin/number-field';
import { PhotoPicker } from '@/components/admin/photos/photo-picker';
import { PickList } from '@/components/admin/pick-list';
import { PublicationStatus } from '@/components/admin/publishing/publication-status';
import { RowsField } from '@/components/admin/rows-field';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import type { RecordForm } from '@/components/admin/use-record-form';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import type { StoryValues } from '@/lib/admin/stories/input';
import { plural } from '@/lib/kernel/format';
import { LEAD_MAX, lotCardsIn, STORY_KINDS, storyWords } from '@/lib/stories/rules';
import { CardCoffees } from './card-coffees';

/** Everything about a story. */
export function StoryFields({
  form,
  choices,
  version,
  formerAddresses,
  mayEdit,
}: {
  form: RecordForm<StoryValues>;
  choices: CatalogChoices | undefined;
  version: number;
  formerAddresses: readonly string[];
  mayEdit: boolean;
}) {
  const { as, text, rows } = bind(form);
  const { values } = form;
  return (
    <>
      <div className="space-y-4">
        <div>
          <TextField label="Title" required maxLength={160} {...text('title')} />
          <FieldClaims text={values.title} />
        </div>
        <div>
          <TextField
            label="Lead"
            hint={`Needed to publish: it stands under the title, on cards and in search results. At most ${LEAD_MAX} characters.`}
            rows={3}
            maxLength={LEAD_MAX}
            {...text('lead')}
          />
          <FieldClaims text={values.lead} />
        </div>
        <ProseField label="Text" version={version} readOnly={!mayEdit} {...as('body')} />
      </div>

      <FormSection title="What it is">
        <PublicationStatus form={form} archivedHint="Told no more, and kept. Unticked it is a draft again." />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Kind"
            options={options(STORY_KINDS)}
            {...as('kind')}
            onValue={text('kind').onValue}
          />
          <TextField
            label="Published on"
            hint="Stands under the title. Empty: the day it is published."
            type="date"
            {...text('publishedOn')}
            onValue={(day) => form.set('publishedOn', day || null)}
          />
          <AddressField
            hint="/stories/… An address it had before leads here for ever."
            former={formerAddresses}
            maxLength={80}
            {...text('slug')}
          />
        </div>
        <div>
          <PickList
            label="Coffees"
            hint="Shown below the story, in this order; the story stands on their pages. Lot cards in the text add theirs by themselves."
            ordered
            options={choices?.coffees ?? []}
            {...as('coffees')}
            onValue={(ids) => form.set('coffees', ids as StoryValues['coffees'])}
          />
          <CardCoffees values={values} options={choices?.coffees ?? []} />
        </div>
        <PickList
          label="Origins"
          hint="The story stands on their pages, and they stand beside it."
          options={choices?.regions ?? []}
          {...as('regions')}
          onValue={(ids) => form.set('regions', [...ids].sort() as StoryValues['regions'])}
        />
      </FormSection>

      <SharingSection
        form={form}
        lead="Empty fields take the title and the lead."
        words={storyWords(values)}
        address={`/stories/${values.slug}`}
        page={{
          of: 'story',
          photo: values.photo,
          coffees: [...values.coffees, ...lotCardsIn(values.body).map((card) => card.id ?? card.slug)],
        }}
      >
        <PhotoPicker label="Share image" {...as('photo')} />
      </SharingSection>

      <details className="border-t border-ink pt-3">
        <summary className="min-h-9 cursor-pointer text-lead font-semibold">
          Places and sources ({plural(values.places.length, 'place')},{' '}
          {plural(values.sources.length, 'source')})
        </summary>
        <div className="mt-3 space-y-4">
          <RowsField
            legend="Places on the map"
            hint="Towns, never farms: dots on the map beside the story."
            add="Add a place"
            blank={() => ({ name: '', lat: null as unknown as number, lon: null as unknown as number })}
            nameOf={(row, at) => `Place ${at + 1}${row.name ? `: ${row.name}` : ''}`}
            ordered
            {...rows('places')}
          >
            {({ text, number }) => (
              <div className="grid gap-3 sm:grid-cols-[1fr_auto_auto]">
                <TextField label="Name" required {...text('name')} />
                <NumberField label="Latitude" unit="°" {...number('lat')} />
                <NumberField label="Longitude" unit="°" {...number('lon')} />
              </div>
            )}
          </RowsField>
          <RowsField
            legend="Sources"
            hint="Listed at the end of the story."
            add="Add a source"
            blank={() => ({ name: '', url: '', note: '' })}
            nameOf={(row, at) => `Source ${at + 1}${row.name ? `: ${row.name}` : ''}`}
            ordered
            {...rows('sources')}
          >
            {({ text }) => (
              <>
                <TextField label="Who" required {...text('name')} />
                <TextField label="Web address" type="url" {...text('url')} />
                <TextField label="For what" {...text('note')} />
              </>
            )}
          </RowsField>
        </div>
      </details>
    </>
  );
}
