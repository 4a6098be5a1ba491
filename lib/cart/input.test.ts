import { describe, expect, it } from 'vitest';
import { addLineInput, setCountryInput, setQuantityInput } from './input';

const line = { variantId: 'var_1', grind: 'espresso' };

describe('what a browser may send', () => {
  it('reads numbers from forms as well as from scripts', () => {
    expect(addLineInput.parse({ ...line, quantity: ' 3 ' }).quantity).toBe(3);
    expect(addLineInput.parse({ ...line, quantity: 3 }).quantity).toBe(3);
    expect(addLineInput.parse({ variantId: 'var_1' })).toEqual({
      variantId: 'var_1',
      grind: 'none',
      quantity: 1,
    });
    expect(setQuantityInput.parse({ ...line, quantity: '0' }).quantity).toBe(0);
  });

  it('drops prices and every other key it does not know', () => {
    const sent = {
      ...line,
      quantity: 1,
      price: 1,
      unitPrice: 0,
      seenPrice: 1,
      cartId: 'x',
      $ACTION_ID_1: '',
    };
    expect(addLineInput.parse(sent)).toEqual({ ...line, quantity: 1 });
  });

  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', 'ten', '99999', Number.NaN, 1.5, -1, null, {}, []])(
    'does not take %j for a quantity: an emptied field must not remove a line',
    (quantity) => {
      expect(setQuantityInput.safeParse({ ...line, quantity }).success).toBe(false);
    },
  );

  it('adds at least one', () => {
    expect(addLineInput.safeParse({ ...line, quantity: 0 }).success).toBe(false);
  });

  it.each(['', "x' or 1=1", 'a\0b', 'v'.repeat(81)])('does not take %j for a size', (variantId) => {
    expect(addLineInput.safeParse({ ...line, variantId, quantity: 1 }).success).toBe(false);
  });

  it('takes two letters for a country', () => {
    expect(setCountryInput.parse({ country: ' pe ' })).toEqual({ country: 'PE' });
    expect(setCountryInput.safeParse({ country: 'Peru' }).success).toBe(false);
  });
});
