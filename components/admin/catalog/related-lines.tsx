import type { RelatedLine } from '@/lib/admin/catalog/types';
import { Tag } from '../tag';

/** Related coffees with their reasons, each to be pinned or left out; a tag says what the form has decided of it. */
export function RelatedLines({
  title,
  lead,
  none,
  lines,
  pins,
  exclusions,
  onPin,
  onLeaveOut,
}: {
  title: string;
  lead?: string;
  /** Instead of an empty list. */
  none: string;
  lines: readonly RelatedLine[];
  pins: readonly string[];
  exclusions: readonly string[];
  onPin: (id: string) => void;
  onLeaveOut: (id: string) => void;
}) {
  return (
    <section aria-label={title}>
      <h4 className="font-semibold">{title}</h4>
      {lines.length > 0 && lead && <p className="text-small text-ink-2">{lead}</p>}
      {lines.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <ol className="mt-1 divide-y divide-line border-y border-line">
          {lines.map(({ id, name, reason }) => {
            const isPinned = pins.includes(id);
            const isLeftOut = exclusions.includes(id);
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
                <span className="min-w-0">
                  <span className="font-semibold">{name}</span> {isPinned && <Tag tone="new">pinned</Tag>}
                  {isLeftOut && <Tag tone="quiet">left out</Tag>}
                  <span className="block text-small text-ink-2">{reason}</span>
                </span>
                {!isPinned && (
                  <span className="flex">
                    <button type="button" className="button button-plain" onClick={() => onPin(id)}>
                      Pin<span className="sr-only"> {name}</span>
                    </button>
                    {!isLeftOut && (
                      <button type="button" className="button button-plain" onClick={() => onLeaveOut(id)}>
                        Leave out<span className="sr-only"> {name}</span>
                      </button>
                    )}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
