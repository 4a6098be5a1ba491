import type { PackingSlip } from '@/lib/admin/roasting/types';
import { countryName, moment, partialDate, plural } from '@/lib/kernel/format';
import { TableScroll } from '../table-scroll';

type Shop = {
  name: string;
  legalName: string;
  street: string;
  city: string;
  country: string;
  email: string;
  timeZone: string;
};

/** Goes into the parcel: to whom, from whom, what is in it and from which lot and batch. No prices. */
export function PackingSlipSheet({ slip, shop }: { slip: PackingSlip; shop: Shop }) {
  const { parcel } = slip;
  const inParcel = slip.lines.filter(({ units }) => units > 0);
  const earlier = slip.lines.filter((line) => line.earlier > 0);
  const pieces = inParcel.reduce((sum, { units }) => sum + units, 0);
  const facts: [name: string, value: string | null | undefined][] = [
    ['Order', slip.number],
    ['Ordered', slip.placedAt && moment(slip.placedAt, shop.timeZone)],
    ['Roast day', slip.roastsOn && partialDate(slip.roastsOn)],
    ['Delivery', slip.shippingService],
    ['Shipped', parcel && moment(parcel.at, shop.timeZone)],
    ['Carrier', parcel?.carrier],
    ['Tracking', parcel?.tracking],
  ];
  return (
    <article aria-label={`Packing slip of ${slip.number}`} className="max-w-4xl">
      {slip.stop && (
        <p role="alert" className="mb-4 border-2 border-vermilion p-3 text-lead font-bold text-vermilion">
          {slip.stop}
        </p>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-ink pb-4">
        <div>
          <h1>Packing slip{slip.parcels.length > 1 && parcel && `, parcel ${parcel.n}`}</h1>
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4">
            {facts.map(
              ([name, value]) =>
                value && (
                  <div key={name} className="contents">
                    <dt className="text-ink-2">{name}</dt>
                    <dd className="font-semibold break-words">{value}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
        <address className="not-italic">
          <strong>{shop.name}</strong>
          <br />
          {shop.legalName}
          <br />
          {shop.street}
          <br />
          {shop.city}, {countryName(shop.country)}
          <br />
          {shop.email}
        </address>
      </div>
      <section aria-label="Ship to" className="py-4">
        <h2 className="text-small text-ink-2">Ship to</h2>
        {slip.address.length > 0 ? (
          <address className="text-lead not-italic" translate="no">
            {slip.address.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        ) : (
          <p>No address yet: the customer gives it on the payment page.</p>
        )}
      </section>
      <TableScroll label="In this parcel">
        <table className="table-dense">
          <caption className="pb-1 text-start font-semibold">
            In this parcel: {plural(pieces, 'piece')}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="number w-16">
                Pieces
              </th>
              <th scope="col">Coffee</th>
              <th scope="col">Lot and batch</th>
              <th scope="col">SKU</th>
            </tr>
          </thead>
          <tbody>
            {inParcel.map((line) => (
              <tr key={line.line}>
                <td className="number text-lead font-semibold">{line.units}</td>
                <th scope="row" className="whitespace-normal">
                  <span translate="no">{line.name}</span>
                  <span className="block font-normal">{line.label}</span>
                </th>
                <td>
                  <span translate="no">{line.lotCode}</span>
                  {line.batches.map(({ code, roastedOn }) => (
                    <span key={code} className="block text-small">
                      batch {code}, roasted {partialDate(roastedOn)}
                    </span>
                  ))}
                </td>
                <td translate="no">{line.sku}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {inParcel.length === 0 && <p className="py-2">Nothing of this order is left to pack.</p>}
      </TableScroll>
      {earlier.length > 0 && inParcel.length > 0 && (
        <p className="mt-4">
          Sent earlier: {earlier.map((line) => `${line.earlier} × ${line.name}, ${line.label}`).join('; ')}.
        </p>
      )}
      <p className="mt-6 border-t border-line pt-3">
        Something missing or not right? Write to {shop.email} with the order number {slip.number}.
      </p>
    </article>
  );
}
