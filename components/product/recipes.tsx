import type { BrewRecipe } from '@/lib/catalog/types';

const minutes = (s: number) =>
  s < 60 ? `${s} s` : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')} min`;

export function Recipes({
  recipes,
  roastNotes,
}: {
  recipes: readonly BrewRecipe[];
  roastNotes: string | null;
}) {
  if (recipes.length === 0 && !roastNotes) return null;
  return (
    <div>
      <h3 className="mb-3 text-h3">{recipes.length > 0 ? 'How we brew it' : 'How we roast it'}</h3>
      {recipes.length > 0 && (
        <table className="w-full border-t border-ink">
          <thead>
            <tr className="border-b border-line text-left text-small text-ink-2">
              <th scope="col" className="py-2 pr-3 font-normal">
                Brewer
              </th>
              <th scope="col" className="py-2 pr-3 text-right font-normal">
                Coffee
              </th>
              <th scope="col" className="py-2 pr-3 text-right font-normal">
                Water
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                Time
              </th>
            </tr>
          </thead>
          <tbody>
            {recipes.map((r) => (
              <tr key={r.method} className="border-b border-line align-top">
                <th scope="row" className="py-2.5 pr-3 text-left font-semibold">
                  {r.method}
                  <span className="block text-small font-normal text-ink-2">{r.grind}</span>
                </th>
                <td className="py-2.5 pr-3 text-right tabular">{r.dose} g</td>
                <td className="py-2.5 pr-3 text-right tabular">
                  {r.water} g<span className="block text-small text-ink-2">{r.temperature} °C</span>
                </td>
                <td className="py-2.5 text-right tabular">{minutes(r.time)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {roastNotes && (
        <p className={recipes.length > 0 ? 'mt-4 max-w-prose' : 'max-w-prose border-t border-ink pt-3'}>
          {recipes.length > 0 && <strong>For roasters. </strong>}
          {roastNotes}
        </p>
      )}
    </div>
  );
}
