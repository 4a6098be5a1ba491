import type { StoryValues } from '@/lib/admin/stories/input';
import { lotCardsIn } from '@/lib/stories/rules';

/** What the text's lot cards add to the chosen coffees, said while it is written. */
export function CardCoffees({
  values,
  options,
}: {
  values: Pick<StoryValues, 'body' | 'coffees'>;
  options: readonly { id: string; name: string }[];
}) {
  const chosen = new Set<string>(values.coffees);
  const added = new Map(
    lotCardsIn(values.body)
      .filter((card) => !chosen.has(card.id ?? ''))
      .map((card) => [card.slug, options.find((option) => option.id === card.id)?.name ?? card.slug]),
  );
  return (
    <div aria-live="polite">
      {added.size > 0 && (
        <div className="mt-3 border-l-2 border-canopy pl-3">
          <p id="card-coffees" className="text-small font-semibold">
            Added by lot cards in the text
          </p>
          <ul aria-labelledby="card-coffees">
            {[...added].map(([slug, name]) => (
              <li key={slug}>{name}</li>
            ))}
          </ul>
          <p className="text-small text-ink-2">
            Each stays as long as its card does. Choose a coffee above to keep it without a card.
          </p>
        </div>
      )}
    </div>
  );
}
