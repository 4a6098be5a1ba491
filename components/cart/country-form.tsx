'use client';

import { setCountryForm } from '@/lib/cart/actions';
import { useCartCommands } from './cart-state';

export type Country = { code: string; name: string };

/** Where the cart goes: shipping and the delivery date depend on it. */
export function CountryForm({ country, countries }: { country: string; countries: readonly Country[] }) {
  const { setCountry } = useCartCommands();
  return (
    <form action={setCountryForm} className="flex items-end gap-2">
      <label className="grid flex-1 gap-1 text-small font-semibold">
        Deliver to
        <select
          name="country"
          autoComplete="country"
          value={country}
          onChange={(event) => setCountry(event.target.value)}
          className="field"
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit" className="action-quiet">
          Change
        </button>
      </noscript>
    </form>
  );
}
