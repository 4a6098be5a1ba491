'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { PhotoPicker } from '@/components/admin/photos/photo-picker';
import { TextField } from '@/components/admin/text-field';
import { claimWarnings } from '@/lib/kernel/claims';
import { isWebAddress } from '@/lib/stories/doc-input';
import { BLOCKS } from './blocks';
import { ClaimNotes } from './claim-notes';
import { Dialog } from './dialog';
import type { OpenBlock } from './editor-context';
import { TargetSearch } from './target-search';

type Attrs = OpenBlock['attrs'];
type Errors = Record<string, string>;

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** What is wrong with a block's fields, by field. */
function problems(type: OpenBlock['type'], attrs: Attrs): Errors {
  const text = (name: string) => attrs[name]?.trim() ?? '';
  const found: Errors = {};
  if (type === 'image' && !attrs.id) found.id = 'Choose a photo.';
  if ((type === 'fact' || type === 'pullQuote') && !text('text')) found.text = 'It needs words.';
  if (type === 'fact') {
    if (!text('source')) found.source = 'Say who says so.';
    if (text('asOf') && !PARTIAL_DATE.test(text('asOf')))
      found.asOf = 'A day (2026-09-14), a month (2026-09) or a year (2026).';
    if (text('url') && !isWebAddress(text('url'))) found.url = 'A whole web address: https://…';
  }
  return found;
}

/** Puts a block together, or changes one. */
export function BlockDialog({
  block,
  onDone,
  onClose,
}: {
  block: OpenBlock;
  onDone: (attrs: Attrs) => void;
  onClose: () => void;
}) {
  const { type, at } = block;
  const [attrs, setAttrs] = useState<Attrs>(block.attrs);
  const [errors, setErrors] = useState<Errors>({});
  const field = (name: string) => ({
    value: attrs[name] ?? '',
    onValue: (value: string) => {
      setAttrs({ ...attrs, [name]: value });
      setErrors({ ...errors, [name]: '' });
    },
    errors: errors[name] ? [errors[name]] : undefined,
  });
  const put = () => {
    const found = problems(type, attrs);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    onDone(
      Object.fromEntries(
        Object.entries(type === 'image' ? { alt: '', ...attrs } : attrs).map(([name, value]) => [
          name,
          name === 'alt' ? (value ?? '') : value?.trim() || null,
        ]),
      ),
    );
  };
  const title = `${at === null ? 'Insert' : 'Change'}: ${BLOCKS[type].name.toLowerCase()}`;
  if (type === 'regionMap' || type === 'lotCard' || type === 'harvestRing' || type === 'cuppingRose')
    return (
      <Dialog title={title} onClose={onClose}>
        <TargetSearch
          label={type === 'regionMap' ? 'Map of which origin?' : 'Of which coffee?'}
          kinds={[type === 'regionMap' ? 'origin' : 'coffee']}
          onChoose={({ id, address }) =>
            onDone(type === 'regionMap' ? { path: address, id } : { slug: address, id })
          }
        />
        {type !== 'lotCard' && (
          <p className="text-small text-ink-2">
            {type === 'regionMap'
              ? 'A map is drawn for places that a published coffee comes from.'
              : type === 'harvestRing'
                ? 'The ring is drawn when the coffee’s lot has harvest months.'
                : 'The rose is drawn when the coffee’s lot has a cupping with all seven intensities.'}
          </p>
        )}
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <CommandForm onSubmit={put} label={title}>
        {type === 'image' && (
          <>
            <PhotoPicker
              label="Photo"
              value={attrs.id ?? null}
              onValue={(id) => setAttrs({ ...attrs, id })}
              errors={errors.id ? [errors.id] : undefined}
            />
            <TextField
              label="Alt text here"
              hint="What the photo shows, for whoever cannot see it. Empty: the words of the photo itself."
              maxLength={300}
              {...field('alt')}
            />
          </>
        )}
        {type === 'pullQuote' && (
          <TextField label="The words that stand out" rows={3} maxLength={400} required {...field('text')} />
        )}
        {type === 'fact' && (
          <>
            <TextField
              label="The fact"
              hint="One statement with its number."
              rows={3}
              maxLength={600}
              required
              {...field('text')}
            />
            <TextField
              label="Who says so"
              hint="A name that a reader understands: Aprocassi, Fair Trade USA registry."
              maxLength={200}
              required
              {...field('source')}
            />
            <TextField label="As of" hint="2026, 2026-09 or 2026-09-14" maxLength={10} {...field('asOf')} />
            <TextField label="Address of the source" hint="https://…" inputMode="url" {...field('url')} />
          </>
        )}
        {(type === 'fact' || type === 'pullQuote') && <ClaimNotes claims={claimWarnings(attrs.text ?? '')} />}
        <button type="submit" className="button button-main">
          {at === null ? 'Insert' : 'Change it'}
        </button>
      </CommandForm>
    </Dialog>
  );
}
