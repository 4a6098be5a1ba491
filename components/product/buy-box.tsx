'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AddToCart } from '@/components/cart/add-to-cart';
import { fittingGrind, GRIND_LABEL, grindsFor, MAX_PER_LINE } from '@/lib/cart/rules';
import { stockQuery } from '@/lib/cart/stock-client';
import type { Grind, LineDraft } from '@/lib/cart/types';
import { cardOffer } from '@/lib/catalog/rules';
import type { Form, LotView, VariantOption } from '@/lib/catalog/types';
import type { Thumb } from '@/lib/kernel/thumb';
import type { VariantId } from '@/lib/kernel/units';
import { SizeTiles } from './size-tiles';
import { StockLine } from './stock-line';
import { WasPriceNote } from './was-price-note';

const FORMS: readonly Form[] = ['roasted', 'green', 'chocolate', 'set'];

type Props = {
  coffee: { slug: string; name: string; thumb: Thumb | null };
  lot: Pick<LotView, 'lotCode' | 'altitudeMin' | 'altitudeMax' | 'process' | 'processModifiers' | 'variants'>;
  /** Where a full bag is asked for. */
  quoteEmail: string;
  /** False in previews: what is not public has no live stock, and looking at it is no visit. */
  isLive?: boolean;
};

/** Size, grind, quantity and the button. One plain form: without JavaScript it posts and lands on the cart. */
export function BuyBox({ coffee, lot, quoteEmail, isLive = true }: Props) {
  const first = (cardOffer(lot.variants) ?? lot.variants[0]) as VariantOption;
  const [chosenId, setChosenId] = useState<VariantId>(first.id);
  const [asked, setAsked] = useState<Grind>('whole-bean');
  const [typed, setTyped] = useState('1');
  const [capped, setCapped] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  // What was chosen before the scripts ran stays on the screen, but React does not know of it.
  useEffect(() => {
    const form = fields.current?.closest('form');
    if (!form) return;
    const {
      variantId = first.id,
      grind = 'whole-bean',
      quantity = '1',
    } = Object.fromEntries(new FormData(form));
    setChosenId(variantId as VariantId);
    setAsked(grind as Grind);
    setTyped(quantity as string);
  }, [first.id]);
  const { data: stock, isError } = useQuery({ ...stockQuery(coffee.slug), enabled: isLive });
  const chosen = lot.variants.find((v) => v.id === chosenId) ?? first;
  // Until live stock answers, and where no script runs, what was known when the page was drawn.
  const soldOut = new Set(
    stock
      ? stock.variants.filter((v) => v.units === 0).map((v) => v.variantId)
      : lot.variants.filter((v) => v.gone).map((v) => v.id),
  );
  const quantity = Math.max(1, Math.min(MAX_PER_LINE, Math.trunc(Number(typed)) || 1));
  const hasRoasted = lot.variants.some((v) => v.form === 'roasted');

  const line: LineDraft = {
    variantId: chosen.id,
    grind: fittingGrind(chosen.form, asked),
    coffeeSlug: coffee.slug,
    coffeeName: coffee.name,
    sizeLabel: chosen.sizeLabel,
    form: chosen.form,
    lotCode: lot.lotCode,
    unitPrice: chosen.price,
    basePrice: chosen.unitPrice,
    unitPriceBase: chosen.unitBase,
    sheet: lot,
    thumb: coffee.thumb,
  };
  const tiles = FORMS.map((form) => {
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
  });
  const wasNote = lot.variants.some((v) => v.was) && <WasPriceNote />;

  if (chosen.freight) {
    const subject = `Freight quote: ${coffee.name}, ${chosen.sizeLabel}, ${chosen.sku}`;
    return (
      <div className="space-y-4" data-freight>
        {tiles}
        {wasNote}
        <a href={`mailto:${quoteEmail}?subject=${encodeURIComponent(subject)}`} className="action w-full">
          Ask for a quote
        </a>
        <p className="text-small text-ink-2">
          A full bag travels as freight. We quote the transport for your address.
        </p>
      </div>
    );
  }
  return (
    <div>
      <AddToCart line={line} quantity={quantity} currency={chosen.currency} soldOut={soldOut.has(chosen.id)}>
        <div ref={fields} className="space-y-4 pb-4">
          {tiles}
          {wasNote}
          <div className={hasRoasted ? 'grid grid-cols-[1fr_7rem] gap-3' : 'max-w-28'}>
            {hasRoasted && (
              <div className={chosen.form === 'roasted' ? '' : 'invisible'}>
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
            <div>
              <label htmlFor="quantity" className="label mb-2 block text-ink-2">
                {chosen.form === 'chocolate' || chosen.form === 'set' ? 'Quantity' : 'Bags'}
              </label>
              <input
                id="quantity"
                name="quantity"
                type="number"
                inputMode="numeric"
                min={1}
                max={MAX_PER_LINE}
                value={typed}
                onChange={(e) => setTyped(e.target.value)}
                onBlur={() => {
                  setCapped(Number(typed) > quantity);
                  setTyped(String(quantity));
                }}
                className="field text-center font-semibold tabular"
              />
            </div>
          </div>
        </div>
      </AddToCart>
      <StockLine stock={stock} failed={isError} variantId={chosen.id} capped={capped} />
    </div>
  );
}
