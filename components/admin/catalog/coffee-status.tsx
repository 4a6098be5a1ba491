'use client';

import type { CoffeeValues } from '@/lib/admin/catalog/coffee-input';
import { CheckField } from '../check-field';
import type { RecordForm } from '../use-record-form';
import { leadTo, MEND } from './mend-target';

const WORDS: Record<CoffeeValues['status'], string> = {
  draft: 'A draft: only the staff can see it.',
  published: 'Published: everybody can see it.',
  archived: 'Archived: it has left the shop.',
};

/** What the coffee is to visitors, in words: publishing has its own panel. Here it is put away, and taken out again. */
export function CoffeeStatus({ form }: { form: RecordForm<CoffeeValues> }) {
  const { status } = form.values;
  const isArchived = status === 'archived';
  return (
    <div>
      <p>
        {WORDS[status]}{' '}
        {!isArchived && (
          <button type="button" className="link min-h-6" onClick={() => leadTo(MEND.coffee)}>
            {status === 'published' ? 'Take it off the shop' : 'Publish it'}
          </button>
        )}
      </p>
      <CheckField
        label="Archived"
        hint="Sold no more, and kept for its orders. Unticked it is a draft again."
        checked={isArchived}
        revised={form.isRevised('status')}
        onChecked={(archived) => {
          const back = form.base.status === 'archived' ? 'draft' : form.base.status;
          form.set('status', archived ? 'archived' : back);
        }}
      />
    </div>
  );
}
