'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { TableScroll } from '@/components/admin/table-scroll';
import { useCommand } from '@/components/admin/use-command';
import { moveShippingService } from '@/lib/admin/settings/actions';
import type { ServiceRow } from '@/lib/admin/settings/types';
import { plural } from '@/lib/kernel/format';
import { ServiceSheet } from './service-sheet';

/** Every way of shipping; one opens as `?open=`. */
export function ServiceList({
  rows,
  mayEdit,
  countries,
  currency,
  timeZone,
}: {
  rows: readonly ServiceRow[];
  mayEdit: boolean;
  countries: readonly { value: string; label: string }[];
  currency: string;
  timeZone: string;
}) {
  const router = useRouter();
  const openId = useSearchParams().get('open');
  const open = rows.find(({ id }) => id === openId);
  const move = useCommand(moveShippingService, { onDone: () => router.refresh() });
  const show = (id: string | null) =>
    window.history.replaceState(null, '', id ? `?open=${id}` : window.location.pathname);
  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? code;
  const shown = (codes: readonly string[]) =>
    codes.length > 3
      ? `${codes.slice(0, 2).map(nameOf).join(', ')} and ${codes.length - 2} more`
      : codes.map(nameOf).join(', ');
  return (
    <>
      <TableScroll label="Ways of shipping">
        <table className="table-dense">
          <caption className="sr-only">Ways of shipping, in the order in which customers see them</caption>
          <thead>
            <tr>
              <th scope="col" data-sticky>
                Service
              </th>
              <th scope="col">Countries</th>
              <th scope="col" className="number">
                Business days
              </th>
              <th scope="col" className="number">
                Prices, {currency}
              </th>
              <th scope="col" className="number">
                Free from
              </th>
              {mayEdit && (
                <th scope="col">
                  <span className="sr-only">Order</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, values }, i) => (
              <tr key={id} aria-selected={id === openId || undefined}>
                <th scope="row" data-sticky>
                  <button
                    type="button"
                    className="min-h-8 text-start font-semibold text-water underline underline-offset-4"
                    onClick={() => show(id)}
                  >
                    {values.name}
                  </button>
                  <span className="block text-small font-normal text-ink-2">{values.zone}</span>
                </th>
                <td>{shown(values.countries)}</td>
                <td className="number">
                  {values.minBusinessDays}–{values.maxBusinessDays}
                </td>
                <td className="number">
                  {values.bands[0]?.price}–{values.bands.at(-1)?.price}
                  <span className="block text-small text-ink-2">
                    {plural(values.bands.length, 'band')} up to {values.bands.at(-1)?.upTo} kg
                  </span>
                </td>
                <td className="number">{values.freeFrom || 'never'}</td>
                {mayEdit && (
                  <td>
                    <button
                      type="button"
                      className="button button-plain"
                      aria-label={`Move ${values.name} up`}
                      disabled={i === 0 || move.pending}
                      onClick={() => move.run({ id, by: -1 })}
                    >
                      Up
                    </button>
                    <button
                      type="button"
                      className="button button-plain"
                      aria-label={`Move ${values.name} down`}
                      disabled={i === rows.length - 1 || move.pending}
                      onClick={() => move.run({ id, by: 1 })}
                    >
                      Down
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && (
          <p className="border-b border-line p-6">
            The shop ships nowhere yet, so nobody can check out. Add a service.
          </p>
        )}
      </TableScroll>
      {open && (
        <ServiceSheet
          key={open.id}
          row={open}
          {...{ mayEdit, countries, currency, timeZone }}
          onClose={() => show(null)}
        />
      )}
    </>
  );
}
