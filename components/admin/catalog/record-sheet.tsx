'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { choicesQuery, type EditorName } from '@/lib/admin/catalog/client';
import { type ForSale, missingWords } from '@/lib/admin/catalog/for-sale';
import { plural } from '@/lib/kernel/format';
import { RecordPane } from '../editor/record-pane';
import type { RecordForm } from '../use-record-form';
import { leadTo, MEND } from './mend-target';
import { labelIn, sayWith } from './words';

const FORM_NAMES: Record<EditorName, string> = {
  coffees: 'Edit the coffee',
  lots: 'Edit the lot',
  variants: 'Edit the size',
};

/** The editor of a coffee, a lot or a size: the foot counts what it lacks for the sale. */
export function RecordSheet<V extends Record<string, unknown>>({
  name,
  sale,
  ...pane
}: {
  name: EditorName;
  id: string;
  title: ReactNode;
  form: RecordForm<V>;
  mayEdit: boolean;
  onClose: () => void;
  /** Of the record; the editor shows its checklist among its children. */
  sale: ForSale;
  children: ReactNode;
  /** Below the form: what is no field of it. */
  after?: ReactNode;
}) {
  const { data: choices } = useQuery(choicesQuery());
  const missing = missingWords(sale).length;
  const wished = sale.extras.filter((extra) => !extra.done).length;
  return (
    <RecordPane
      {...pane}
      of={name}
      label={FORM_NAMES[name]}
      labelOf={labelIn(name)}
      say={sayWith(choices)}
      timeZone={choices?.timeZone ?? 'UTC'}
      foot={
        (missing > 0 || wished > 0) && (
          <button type="button" className="link min-h-6" onClick={() => leadTo(MEND.list)}>
            {missing > 0
              ? `${plural(missing, 'thing')} missing before the sale`
              : `${plural(wished, 'thing')} would make the page better`}
          </button>
        )
      }
    />
  );
}
