'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { choicesQuery, lotQuery } from '@/lib/admin/catalog/client';
import type { VariantValues } from '@/lib/admin/catalog/input';
import type { LotDetail } from '@/lib/admin/catalog/types';
import { money } from '@/lib/kernel/format';
import { Sheet } from '../sheet';
import { LoadingSheet } from './loading-sheet';
import { NewVariantForm } from './new-variant-form';
import { SaleChecklist } from './sale-checklist';
import { StartHere } from './start-here';
import { FORM } from './words';

type Made = { id: string; sizeLabel: string };

/** A size of a lot; when it is added, the next one of the same form, or what is still missing. */
export function NewVariantSheet({ lotId, onClose }: { lotId: string; onClose: () => void }) {
  const { data: lot, error } = useQuery(lotQuery(lotId));
  const { data: choices } = useQuery(choicesQuery());
  const [chosen, setForm] = useState<VariantValues['form'] | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  if (!lot) return <LoadingSheet error={error} onClose={onClose} />;
  return (
    <Sheet
      title={
        <>
          New size{' '}
          <span className="block text-body text-ink-2">
            of <span translate="no">{lot.values.lotCode}</span>, {lot.coffee.name}
          </span>
        </>
      }
      onClose={onClose}
    >
      {made ? (
        <SizeMade lot={lot} made={made} onAnother={() => setMade(null)} />
      ) : (
        <NewVariantForm
          lot={lot}
          form={chosen ?? usualForm(lot)}
          onForm={setForm}
          currency={choices?.currency ?? 'USD'}
          onMade={setMade}
        />
      )}
    </Sheet>
  );
}

/** What the lot is sold as so far, else what its coffee is. */
function usualForm({ sizes, coffee: { kind } }: LotDetail): VariantValues['form'] {
  if (kind === 'chocolate' || kind === 'set') return kind;
  return sizes.at(-1)?.form ?? 'roasted';
}

function SizeMade({ lot, made, onAnother }: { lot: LotDetail; made: Made; onAnother: () => void }) {
  return (
    <StartHere>
      <div className="space-y-5">
        <p role="status" className="text-lead font-semibold">
          {made.sizeLabel} is added.
        </p>
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button button-main" onClick={onAnother}>
            Another size
          </button>
          <Link className="button" href={`/admin/prices?open=${made.id}`}>
            Change {made.sizeLabel} or its price
          </Link>
        </div>
        <section aria-label="Sizes of this lot">
          <h3 className="text-lead">Sizes of this lot</h3>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {lot.sizes.map((size) => (
              <li key={size.id} className="flex flex-wrap justify-between gap-x-4 py-1">
                <span>
                  {size.sizeLabel}, {FORM[size.form]}{' '}
                  <span className="block text-small text-ink-2" translate="no">
                    {size.sku}
                  </span>
                </span>
                <span className="tabular-nums">{money(size.price, size.currency)}</span>
              </li>
            ))}
          </ul>
        </section>
        <SaleChecklist sale={lot.sale} here={`/admin/prices?new=${lot.id}`} />
      </div>
    </StartHere>
  );
}
