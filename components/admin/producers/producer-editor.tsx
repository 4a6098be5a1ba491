'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AddressField } from '@/components/admin/address-field';
import { bind } from '@/components/admin/bind';
import { BLANK_CERTIFICATE, CertificateRows } from '@/components/admin/catalog/certificate-rows';
import { factNotes } from '@/components/admin/catalog/fact-notes';
import { FactRows } from '@/components/admin/catalog/fact-rows';
import { LoadingSheet } from '@/components/admin/catalog/loading-sheet';
import { MEND, MendTarget } from '@/components/admin/catalog/mend-target';
import { options } from '@/components/admin/catalog/words';
import { FieldClaims } from '@/components/admin/editor/field-claims';
import { ProseField } from '@/components/admin/editor/prose-field';
import { RecordPane } from '@/components/admin/editor/record-pane';
import { SharingSection } from '@/components/admin/editor/sharing-section';
import { FormSection } from '@/components/admin/form-section';
import { NumberField } from '@/components/admin/number-field';
import { PhotoPicker } from '@/components/admin/photos/photo-picker';
import { PublicationStatus } from '@/components/admin/publishing/publication-status';
import { PublishPanel } from '@/components/admin/publishing/publish-panel';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { useRecordForm } from '@/components/admin/use-record-form';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { checkWith } from '@/lib/admin/catalog/fields';
import { saveProducer } from '@/lib/admin/producers/actions';
import { PRODUCERS_KEY, producerQuery, readProducer } from '@/lib/admin/producers/client';
import { PRODUCER_KINDS, type ProducerValues, producerInput } from '@/lib/admin/producers/input';
import type { OpenProducer } from '@/lib/admin/producers/types';
import { publishingKey } from '@/lib/admin/publishing/client';
import { TARGETS_KEY } from '@/lib/admin/stories/client';
import { producerWords } from '@/lib/catalog/words';
import { PRODUCER_FACTS, producerLabel, sayProducer } from './words';

type Props = { id: string; mayEdit: boolean; timeZone: string; onClose: () => void };
const check = checkWith(producerInput);

/** Opens a producer for editing. */
export function ProducerEditor(props: Props) {
  const { data, error } = useQuery(producerQuery(props.id));
  if (!data) return <LoadingSheet error={error} onClose={props.onClose} />;
  return <ProducerForm key={props.id} producer={data} {...props} />;
}

function ProducerForm({ producer, id, mayEdit, timeZone, onClose }: Props & { producer: OpenProducer }) {
  const queries = useQueryClient();
  const { data: choices } = useQuery(choicesQuery());
  const form = useRecordForm<ProducerValues>({
    key: `producer:${id}`,
    saved: producer,
    command: (input) => saveProducer({ id, ...input, note: '' }),
    load: () => readProducer(id),
    refresh: [[...PRODUCERS_KEY, 'table'], CATALOG, TARGETS_KEY, publishingKey],
    check,
  });
  const { text, choice, number, as, rows } = bind(form, factNotes('producer', form, PRODUCER_FACTS));
  const { values } = form;
  return (
    <RecordPane
      of="producers"
      id={id}
      title={form.base.name}
      label="Edit the producer"
      form={form}
      labelOf={producerLabel}
      say={sayProducer(choices)}
      timeZone={timeZone}
      mayEdit={mayEdit}
      onClose={onClose}
      after={
        <MendTarget id={MEND.coffee}>
          <PublishPanel
            subject="producer"
            id={id}
            status={form.base.status}
            timeZone={timeZone}
            isNext={form.count === 0}
            onChanged={() => {
              void readProducer(id).then(form.rebase);
              void queries.invalidateQueries({ queryKey: [...PRODUCERS_KEY, 'table'] });
            }}
          >
            {form.base.status === 'published' && (
              <a className="button" href={`/producers/${form.base.slug}`} target="_blank" rel="noopener">
                Open in the shop<span className="sr-only"> (a new tab)</span>
              </a>
            )}
          </PublishPanel>
        </MendTarget>
      }
    >
      <div className="space-y-4">
        <TextField
          label="Name"
          hint="As customers know it: Aprocassi."
          required
          maxLength={120}
          {...text('name')}
        />
        <TextField label="Full name" maxLength={200} {...text('fullName')} />
        <SelectField label="Kind" options={options(PRODUCER_KINDS)} {...choice('kind')} />
        <PublicationStatus
          form={form}
          archivedHint="Its page is gone, its coffees stay. Unticked it is a draft again."
        />
        <SelectField
          label="Origin"
          options={[
            { value: '', label: 'Not known' },
            ...(choices?.regions ?? []).map((region) => ({ value: region.id, label: region.name })),
          ]}
          {...choice('regionId')}
        />
        <AddressField
          hint="/producers/… An address it had before leads here for ever."
          former={producer.formerAddresses}
          maxLength={80}
          {...text('slug')}
        />
        <div>
          <TextField
            label="Summary"
            hint="Two or three sentences: on cards, on the pages of its origins, in search results."
            rows={3}
            maxLength={600}
            {...text('summary')}
          />
          <FieldClaims text={values.summary} />
        </div>
        <ProseField label="Text" version={form.version} readOnly={!mayEdit} {...as('body')} />
        <PhotoPicker label="Photo" {...as('photo')} />
      </div>
      <SharingSection
        form={form}
        lead="Empty fields take the name, with the shop’s name behind it, and the summary. The photo above is the share image."
        words={producerWords(values)}
        shop={choices?.shop}
        address={`/producers/${values.slug}`}
        page={{ of: 'producer', id, regionId: values.regionId, photo: values.photo }}
      />
      <FormSection title="Facts">
        <NumberField label="Members" {...number('members')} />
        <TextField label="Founded" hint="2000, 2000-03 or 2000-03-14" maxLength={10} {...text('foundedOn')} />
        <NumberField label="Fair Trade since" hint="The year." {...number('fairTradeSince')} />
        <CertificateRows
          {...rows('certifications')}
          hint="Of the producer as a whole. Whether a bag is certified is said at its lot."
          blank={() => ({ ...BLANK_CERTIFICATE })}
          today={choices?.today}
        />
      </FormSection>
      <FactRows {...rows('facts')} fields={PRODUCER_FACTS} />
    </RecordPane>
  );
}
