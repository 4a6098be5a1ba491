export type TableLine = {
  key: string;
  name: string;
  href?: string;
  /** What stands under the name, a row each. */
  details: readonly string[];
  amount: string;
};
export type TableSum = { label: string; amount: string; isTotal: boolean };

/** What is bought, a line each, and below it what that comes to. Amounts as they are printed. */
export function LineTable({ lines, sums = [] }: { lines: readonly TableLine[]; sums?: readonly TableSum[] }) {
  return (
    <table className="mt-3 w-full border-t border-ink">
      <thead className="sr-only">
        <tr>
          <th scope="col">Coffee</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, href, details, amount }) => (
          <tr key={key} className="border-b border-line align-top">
            <th scope="row" className="py-3 pr-4 text-left font-normal">
              {href ? (
                <a href={href} className="font-semibold hover:underline" translate="no">
                  {name}
                </a>
              ) : (
                <span className="font-semibold" translate="no">
                  {name}
                </span>
              )}
              {details.map((detail) => (
                <span key={detail} className="block text-small text-ink-2">
                  {detail}
                </span>
              ))}
            </th>
            <td className="py-3 text-right font-semibold tabular">{amount}</td>
          </tr>
        ))}
      </tbody>
      {sums.length > 0 && (
        <tfoot>
          {sums.map(({ label, amount, isTotal }) => (
            <tr key={label} className={isTotal ? 'border-t border-ink text-lead font-bold' : ''}>
              <th scope="row" className={`pt-2 text-left ${isTotal ? '' : 'font-normal'}`}>
                {label}
              </th>
              <td className="pt-2 text-right tabular">{amount}</td>
            </tr>
          ))}
        </tfoot>
      )}
    </table>
  );
}
