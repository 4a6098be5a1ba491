'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addToCartForm } from '@/lib/cart/actions';
import { GRIND_LABEL, grindsFor, MAX_PER_LINE } from '@/lib/cart/rules';
import type { Grind } from '@/lib/cart/types';
import { cardOffer } from '@/lib/catalog/rules';
import type { Form, LotView, VariantOption } from '@/lib/catalog/types';
import { stockQuery } from '@/lib/inventory/client';
import { money } from '@/lib/kernel/format';
import type { VariantId } from '@/lib/kernel/units';
import { SizeTiles } from './size-tiles';
import { StockLine } from './stock-line';

const FORMS: readonly Form[] = ['roasted', 'green', 'chocolate', 'set'];

type Props = {
  coffee: { slug: string; name: string };
  lot: Pick<LotView, 'lotCode' | 'altitudeMin' | 'altitudeMax' | 'process' | 'processModifiers' | 'variants'>;
  /** Where a full bag is asked for. */
  quoteEmail: string;
};

export function BuyBox({ coffee, lot, quoteEmail }: Props) {
  const first = (cardOffer(lot.variants) ?? lot.variants[0]) as VariantOption;
  const [chosenId, setChosenId] = useState<VariantId>(first.id);
  const [asked, setAsked] = useState<Grind>('whole-bean');
  const [quantity, setQuantity] = useState(1);
  const { data: stock, isError } = useQuery(stockQuery(coffee.slug));
  const chosen = lot.variants.find((v) => v.id === chosenId) ?? first;
  const soldOut = new Set(stock?.variants.filter((v) => v.units === 0).map((v) => v.variantId));
  const units = stock?.variants.find((v) => v.variantId === chosen.id)?.units;
  const most = Math.min(MAX_PER_LINE, units ?? MAX_PER_LINE);

  return (
    <form action={addToCartForm} className="space-y-5">
      {FORMS.map((form) => {
        const options = lot.variants.filter((v) => v.form === form);
        return options.length > 0 ? (
          <SizeTiles
            key={form}
            form={form}
            options={options}
            chosen={chosen.id}
            soldOut={soldOut}
            onChoose={setChosenId}
          />
        ) : null;
      })}
      {lot.variants.some((v) => v.form === 'roasted') && (
        <div className={chosen.form === 'roasted' ? '' : 'hidden'}>
          <label htmlFor="grind" className="label mb-2 block text-ink-2">
            Grind
          </label>
          <select
            id="grind"
            name="grind"
            value={asked}
            onChange={(e) => setAsked(e.target.value as Grind)}
            className="field font-semibold"
          >
            {grindsFor('roasted').map((g) => (
              <option key={g} value={g}>
                {GRIND_LABEL[g].charAt(0).toUpperCase() + GRIND_LABEL[g].slice(1)}
              </option>
            ))}
          </select>
        </div>
      )}
      {chosen.freight ? (
        <div>
          <a
            href={`mailto:${quoteEmail}?subject=${encodeURIComponent(`Freight quote: ${coffee.name}, ${chosen.sizeLabel}, ${chosen.sku}`)}`}
            className="action w-full"
          >
            Ask for a quote
          </a>
          <p className="mt-3 text-small text-ink-2">
            A full bag travels as freight. We quote the transport for your address.
          </p>
        </div>
      ) : (
        <div>
          <div className="grid grid-cols-[6.5rem_1fr] gap-3">
            <div>
              <label htmlFor="quantity" className="sr-only">
                Quantity
              </label>
              <input
                id="quantity"
                name="quantity"
                type="number"
                inputMode="numeric"
                min={1}
                max={most > 0 ? most : 1}
                value={quantity}
                onChange={(e) =>
                  setQuantity(Math.max(1, Math.min(MAX_PER_LINE, Number(e.target.value) || 1)))
                }
                className="field h-full min-h-14 text-center font-semibold tabular"
              />
            </div>
            <button type="submit" disabled={units === 0} className="action">
              <span>{units === 0 ? 'Sold out' : 'Add to cart'}</span>
              <span className="tabular">{money(chosen.price * quantity, chosen.currency)}</span>
            </button>
          </div>
          <StockLine
            stock={stock}
            failed={isError}
            variantId={chosen.id}
            roasted={chosen.form === 'roasted'}
          />
        </div>
      )}
    </form>
  );
}
