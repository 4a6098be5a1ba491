import type { VariantOption } from '@/lib/catalog/types';
import { BASE_LABEL, money } from '@/lib/kernel/format';
import { WasPrice } from './was-price';

/** Price, size and unit price in one visual group, as the law wants them side by side (coffee.md 9). */
export function Price({ offer, from = false }: { offer: VariantOption; from?: boolean }) {
  return (
    <p className="leading-snug">
      {from && <span className="text-small text-ink-2">from </span>}
      <span className="text-lead font-bold tabular">{money(offer.price, offer.currency)}</span>
      {/* One child either way: a page without a reduction carries nothing for it. */}
      {offer.was ? (
        <>
          {' '}
          <WasPrice price={offer.was} currency={offer.currency} />{' '}
        </>
      ) : (
        ' '
      )}
      <span>{offer.sizeLabel}</span>
      {offer.form === 'green' && (
        <span className="block text-small font-semibold text-canopy">Green, unroasted</span>
      )}
      {/* A box of different things has no price per weight. */}
      {offer.form !== 'set' && (
        <span className="block text-small text-ink-2 tabular">
          {money(offer.unitPrice, offer.currency)} / {BASE_LABEL[offer.unitBase]}
        </span>
      )}
    </p>
  );
}
