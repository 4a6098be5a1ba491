import type { ReactNode } from 'react';
import { bind } from '@/components/admin/bind';
import { FormSection } from '@/components/admin/form-section';
import { TextField } from '@/components/admin/text-field';
import type { RecordForm } from '@/components/admin/use-record-form';
import type { SharedPage } from '@/lib/admin/sharing/client';
import type { PageWords } from '@/lib/catalog/words';
import { SEO_DESCRIPTION_MAX, SEO_TITLE_MAX } from '@/lib/stories/rules';
import { FieldClaims } from './field-claims';
import { LengthMeter } from './length-meter';
import { SharePreview } from './share-preview';

/** What search results and shared cards say of a story, an origin or a producer, and how that looks. */
export function SharingSection<
  V extends Record<string, unknown> & { seoTitle: string; seoDescription: string },
>({
  form,
  lead,
  words,
  address,
  page,
  shop,
  children,
}: {
  form: RecordForm<V>;
  /** What empty fields take. */
  lead: string;
  /** What the page says of itself with what the form holds. */
  words: PageWords;
  /** Path of the page on this site. */
  address: string;
  page: SharedPage;
  /** The shop's name, where the page's own title has it behind it. A title written for search results stands alone. */
  shop?: string | undefined;
  /** The field of the share image, where no other field of the editor is that. */
  children?: ReactNode;
}) {
  const { text } = bind(form);
  const title = shop && !form.values.seoTitle ? `${words.title} · ${shop}` : words.title;
  return (
    <FormSection title="Search and sharing" lead={lead}>
      <div>
        <TextField label="Title in search results" maxLength={120} {...text('seoTitle')} />
        <LengthMeter text={title} max={SEO_TITLE_MAX} of="title" />
        <FieldClaims text={form.values.seoTitle} />
      </div>
      <div>
        <TextField
          label="Description in search results"
          rows={2}
          maxLength={320}
          {...text('seoDescription')}
        />
        <LengthMeter text={words.description} max={SEO_DESCRIPTION_MAX} of="description" />
        <FieldClaims text={form.values.seoDescription} />
      </div>
      {children}
      <SharePreview words={{ ...words, title }} address={address} page={page} />
    </FormSection>
  );
}
