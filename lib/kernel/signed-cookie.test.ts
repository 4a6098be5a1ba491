import { describe, expect, it } from 'vitest';
import { sign, verify } from './signed-cookie';

const SECRET = 'a secret of at least thirty-two characters';

describe('a signed cookie', () => {
  const signed = sign('cart', 'cart_01jd', SECRET);

  it('gives back what was signed', () => {
    expect(verify('cart', signed, SECRET)).toBe('cart_01jd');
    expect(verify('cart', sign('cart', 'a.b.c', SECRET), SECRET)).toBe('a.b.c');
  });

  it('refuses another value, another secret, another purpose', () => {
    const seal = signed.slice(signed.lastIndexOf('.'));
    expect(verify('cart', `cart_01je${seal}`, SECRET)).toBeNull();
    expect(verify('cart', signed, `${SECRET}!`)).toBeNull();
    expect(verify('order', signed, SECRET)).toBeNull();
  });

  it.each([
    undefined,
    '',
    '.',
    'cart_01jd',
    'cart_01jd.',
    '.abc',
    `${'é'.repeat(43)}.${'é'.repeat(43)}`,
    '\0.\0',
  ])('refuses %j', (forged) => {
    expect(verify('cart', forged, SECRET)).toBeNull();
  });
});
