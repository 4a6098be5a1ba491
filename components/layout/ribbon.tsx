import type { PaymentMode } from '@/lib/orders/types';

export type RibbonProps = {
  /** The catalogue is the demo's. */
  demo: boolean;
  payments: PaymentMode | 'off';
};

const PAYMENTS: Record<RibbonProps['payments'], string | null> = {
  live: null,
  off: null,
  demo: 'no money moves and nothing ships',
  test: 'test mode, no money moves',
};

/** Said on every page while it is so: nobody may take an invented score or a pretended payment for a real one. */
export function Ribbon({ demo, payments }: RibbonProps) {
  const money = PAYMENTS[payments];
  if (!demo && !money) return null;
  return (
    <aside
      aria-label="About this shop"
      className="border-b border-line bg-wash px-4 py-1.5 text-center text-small text-ink-2"
      data-screen
    >
      {money ? `Demo shop: ${money}.` : 'Demo catalogue.'}
      {demo && (
        // One line on a phone, where the coffee's own page says the same beside its facts.
        <span className="max-md:hidden">
          {' Lots, prices and scores are invented unless a source is named.'}
        </span>
      )}
    </aside>
  );
}
