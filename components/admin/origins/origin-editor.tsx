'use client';

import { useQuery } from '@tanstack/react-query';
import { AddressField } from '@/components/admin/address-field';
import { bind } from '@/components/admin/bind';
import { factNotes } from '@/components/admin/catalog/fact-notes';
import { FactRows } from '@/components/admin/catalog/fact-rows';
import { LoadingSheet } from '@/components/admin/catalog/loading-sheet';
import { CheckGroup } from '@/components/admin/check-group';
import { FieldClaims } from '@/components/admin/editor/field-claims';
import { ProseField } from '@/components/admin/editor/prose-field';
import { RecordPane } from '@/components/admin/editor/record-pane';
import { SharingSection } from '@/components/admin/editor/sharing-section';
import { FormSection } from '@/components/admin/form-section';
import { NumberField } from '@/components/admin/number-field';
import { PhotoPicker } from '@/components/admin/photos/photo-picker';
import { TagsField } from '@/components/admin/tags-field';
import { TextField } from '@/components/admin/text-field';
import { useRecordForm } from '@/components/admin/use-record-form';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { checkWith } from '@/lib/admin/catalog/fields';
import { saveOrigin } from '@/lib/admin/origins/actions';
import { ORIGINS_KEY, originQuery, readOrigin } from '@/lib/admin/origins/client';
import { type OriginValues, originInput } from '@/lib/admin/origins/input';
import type { OpenOrigin } from '@/lib/admin/origins/types';
import { TARGETS_KEY } from '@/lib/admin/stories/client';
import { originWords } from '@/lib/catalog/words';
import { agree, monthName, plural } from '@/lib/kernel/format';
import { LEVEL_WORDS, ORIGIN_FACTS, originLabel, sayOrigin } from './words';

type Props = { id: string; mayEdit: boolean; timeZone: string; onClose: () => void };
const check = checkWith(originInput);
const MONTHS = Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: monthName(i + 1).slice(0, 3) }));

/** Opens an origin for editing. */
export function OriginEditor(props: Props) {
  const { data, error } = useQuery(originQuery(props.id));
  if (!data) return <LoadingSheet error={error} onClose={props.onClose} />;
  return <OriginForm key={props.id} origin={data} {...props} />;
}

function OriginForm({ origin, id, mayEdit, timeZone, onClose }: Props & { origin: OpenOrigin }) {
  const { data: choices } = useQuery(choicesQuery());
  const form = useRecordForm<OriginValues>({
    key: `region:${id}`,
    saved: origin,
    command: (input) => saveOrigin({ id, ...input, note: '' }),
    load: () => readOrigin(id),
    refresh: [[...ORIGINS_KEY, 'table'], CATALOG, TARGETS_KEY],
    check,
  });
  const { text, number, as, rows } = bind(form, factNotes('region', form, ORIGIN_FACTS));
  const { values } = form;
  const parent = origin.path.split('/').slice(0, -1).join('/');
  return (
    <RecordPane
      of="regions"
      id={id}
      title={
        <>
          <span translate="no">{form.base.nameEn ?? form.base.name}</span>{' '}
          <span className="block text-body text-ink-2">{LEVEL_WORDS[origin.level]}</span>
        </>
      }
      label="Edit the origin"
      form={form}
      labelOf={originLabel}
      say={sayOrigin(choices)}
      timeZone={timeZone}
      mayEdit={mayEdit}
      onClose={onClose}
    >
      <div className="space-y-4">
        <TextField
          label="Name"
          hint="As it is written there: Cusco, Jaén."
          required
          maxLength={120}
          {...text('name')}
        />
        <TextField
          label="English name"
          hint="When customers know it by another one."
          maxLength={120}
          {...text('nameEn')}
        />
        <TagsField
          label="Other spellings"
          hint="What people search for: Cuzco, Qosqo. Enter adds one."
          {...as('aliases')}
        />
        <AddressField
          hint={`/origins/${parent ? `${parent}/` : ''}… An address it had before leads here for ever.${
            origin.below > 0
              ? ` The ${plural(origin.below, 'place')} below ${agree(origin.below, 'moves', 'move')} with it.`
              : ''
          }`}
          former={origin.formerAddresses}
          maxLength={60}
          {...text('segment')}
        />
        <div>
          <TextField
            label="Introduction"
            hint="Stands under the name; its first sentence is what search engines show."
            rows={4}
            maxLength={3000}
            {...text('intro')}
          />
          <FieldClaims text={values.intro} />
        </div>
        <ProseField label="Text" version={form.version} readOnly={!mayEdit} {...as('body')} />
        <PhotoPicker label="Photo" {...as('photo')} />
      </div>
      <SharingSection
        form={form}
        lead="Empty fields take the names of the place and of those above it, with the shop’s name behind them, and the first sentence of the introduction. The photo above is the share image."
        words={originWords({ ...values, ancestors: origin.ancestors })}
        shop={choices?.shop}
        address={`/origins/${parent ? `${parent}/` : ''}${values.segment}`}
        page={{ of: 'origin', id, photo: values.photo }}
      />
      <FormSection title="Facts">
        <div>
          <TextField label="About its heights" rows={2} maxLength={600} {...text('altitudeNote')} />
          <FieldClaims text={values.altitudeNote ?? ''} />
        </div>
        <CheckGroup label="Harvest months" options={MONTHS} {...as('harvestMonths')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label="Latitude" unit="°" {...number('lat')} />
          <NumberField label="Longitude" unit="°" {...number('lon')} />
        </div>
        <TextField
          label="Key on the map"
          hint="Which outline of our maps it is: PE for a country, PE-CAJ for a department. Provinces have none."
          spellCheck={false}
          autoComplete="off"
          maxLength={6}
          {...text('iso')}
        />
      </FormSection>
      <FactRows {...rows('facts')} fields={ORIGIN_FACTS} />
    </RecordPane>
  );
}
