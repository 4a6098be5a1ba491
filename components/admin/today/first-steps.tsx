import Link from 'next/link';
import type { FirstStep } from '@/lib/admin/today/first-steps';
import { Panel } from '../panel';

/** What a new shop needs before its first sale, in order; nothing once all is done. */
export function FirstSteps({ steps }: { steps: readonly FirstStep[] }) {
  const next = steps.find((step) => !step.done);
  if (!next) return null;
  return (
    <Panel title="Before the first sale">
      <ol className="space-y-2">
        {steps.map(({ done, words, why, href }) => (
          <li key={href} className="flex gap-2">
            <span aria-hidden="true">{done ? '✓' : '○'}</span>
            <span>
              {done ? (
                <span className="text-ink-2">{words}</span>
              ) : (
                <Link className="link font-semibold" href={href} prefetch={false}>
                  {words}
                </Link>
              )}
              <span className="sr-only">{done ? ': done' : ': still to do'}</span>
              {!done && <span className="block text-small text-ink-2">{why}</span>}
            </span>
          </li>
        ))}
      </ol>
      <Link className="button button-main mt-4" href={next.href} prefetch={false}>
        Next: {next.words.charAt(0).toLowerCase() + next.words.slice(1)}
      </Link>
    </Panel>
  );
}
