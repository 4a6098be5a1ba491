import { useTestDatabase } from '@/db/testing';
import { expectSameLine } from './edge-testing';
import { variantInput } from './input';
import { variantRecord } from './variant-record';

expectSameLine(
  {
    database: useTestDatabase(),
    schema: variantInput,
    record: variantRecord,
    idOf: ({ variantId }) => variantId,
    tables: ['variants'],
    untried: [
      // One that draws nothing is refused for that first.
      'variants_net',
      // What no form writes: what a bag draws, the currency.
      'variants_currency',
      'variants_draw_covers_net',
    ],
  },
  [
    [
      'net and packed weight',
      [
        { net: 1, gross: 1 },
        { net: 250, gross: 250 },
      ],
      [
        { net: 0, gross: 10 },
        { net: 250, gross: 249 },
      ],
    ],
    [
      'price',
      [{ price: 1 }, { price: 2_147_483_647 }],
      [{ price: 0 }, { price: -1 }, { price: 2_147_483_648 }],
    ],
    ['pounds', [{ poundsX100: 1 }, { poundsX100: null }], [{ poundsX100: 0 }, { poundsX100: -100 }]],
    ['form', [{ form: 'set' }], [{ form: 'ground' }]],
  ],
);
