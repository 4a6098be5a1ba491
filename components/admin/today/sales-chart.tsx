import { bars, chartTop } from '@/lib/admin/today/chart';
import { money, plural, shortDay, weekdayDate } from '@/lib/kernel/format';
import type { SalesDay } from '@/lib/orders/sales';

const FRAME = { width: 600, height: 160 };

/** Sales by day as bars; the same figures stand in the table below, so the picture says one sentence. */
export function SalesChart({ days, currency }: { days: readonly SalesDay[]; currency: string }) {
  const values = days.map(({ amount }) => amount);
  const top = chartTop(values);
  const total = values.reduce((sum, amount) => sum + amount, 0);
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  const best = days.reduce((most, day) => (day.amount > most.amount ? day : most), days[0] as SalesDay);
  const said = `${plural(orders, 'order')} for ${money(total, currency)} in ${plural(days.length, 'day')}, most on ${weekdayDate(best.day)}: ${money(best.amount, currency)}.`;
  return (
    <figure>
      <div
        className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-label text-ink-2 tabular"
        aria-hidden="true"
      >
        <div className="flex flex-col items-end justify-between">
          <span>{money(top, currency)}</span>
          <span>{money(top / 2, currency)}</span>
          <span>{money(0, currency)}</span>
        </div>
        <svg
          viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
          preserveAspectRatio="none"
          className="h-44 w-full overflow-visible"
          aria-hidden="true"
        >
          {[0, 0.5, 1].map((at) => (
            <line
              key={at}
              x1={0}
              x2={FRAME.width}
              y1={FRAME.height * at}
              y2={FRAME.height * at}
              className={at === 1 ? 'stroke-ink' : 'stroke-line'}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {bars(values, { ...FRAME, top }).map((bar, i) => (
            <rect key={days[i]?.day} {...bar} className="fill-contour" />
          ))}
        </svg>
        <span />
        <div className="flex justify-between pt-1">
          {[0, Math.floor((days.length - 1) / 2), days.length - 1].map((i) => (
            <span key={i}>{shortDay(days[i]?.day ?? '')}</span>
          ))}
        </div>
      </div>
      <figcaption className="mt-3">{said}</figcaption>
    </figure>
  );
}
