import { dayIn, now } from '@/lib/kernel/clock';
import { grams, minor, type OrderId, times, type VariantId } from '@/lib/kernel/units';
import type { OrderLine, OrderView, PaymentMode } from '@/lib/orders/types';
import { orderStatus } from '@/lib/orders/words';

const line = (
  over: Pick<OrderLine, 'name' | 'sizeLabel' | 'form' | 'grind' | 'grindLabel'>,
  price: number,
  quantity: number,
): OrderLine => ({
  variantId: 'var_sample' as VariantId,
  sku: 'SAMPLE',
  lotCode: 'XX-SAMPLE-01',
  coffeeSlug: 'sample',
  ...over,
  quantity,
  price: minor(price),
  total: times(minor(price), quantity),
});

/** An order that nobody placed, for a look at a mail: no customer's name leaves the books for it. */
export function sampleOrder(
  shop: { currency: string; country: string; timeZone: string },
  mode: PaymentMode,
): OrderView {
  const at = now();
  const inDays = (days: number) => dayIn(shop.timeZone, new Date(at.getTime() + days * 86_400_000));
  const state = {
    paymentState: 'paid',
    fulfilmentState: 'ready',
    disputeState: 'none',
    cameLate: false,
    isPartShipped: false,
  } as const;
  const lines = [
    line(
      {
        name: 'Sample coffee',
        sizeLabel: '250 g',
        form: 'roasted',
        grind: 'filter',
        grindLabel: 'ground for filter, V60',
      },
      1450,
      2,
    ),
    line({ name: 'Sample green', sizeLabel: '1 lb', form: 'green', grind: 'none', grindLabel: null }, 900, 1),
  ];
  const subtotal = minor(lines.reduce((sum, { total }) => sum + total, 0));
  const shipping = minor(595);
  return {
    id: 'ord_sample' as OrderId,
    number: `${mode === 'live' ? 'YU' : mode.toUpperCase()}-0000-0000`,
    mode,
    ...state,
    status: orderStatus(state),
    lines,
    currency: shop.currency,
    subtotal,
    shipping,
    tax: minor(0),
    discount: minor(0),
    total: minor(subtotal + shipping),
    refunded: minor(0),
    shippingService: 'Standard',
    grossWeight: grams(1090),
    email: 'somebody@example.com',
    customerName: 'Sam Sample',
    shipTo: {
      name: 'Sam Sample',
      address: {
        line1: '1 Example Street',
        line2: null,
        city: 'Sampletown',
        state: null,
        postalCode: '00000',
        country: shop.country,
      },
    },
    roastsOn: inDays(2),
    arrivesBy: inDays(6),
    createdAt: at.toISOString(),
    placedAt: at.toISOString(),
    timeline: [],
  };
}
