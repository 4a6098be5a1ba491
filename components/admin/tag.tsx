/** One meaning each, whatever the record. */
const TONE = {
  /** As it should be, or in front of customers: Published, To ship, enough. */
  good: 'border-canopy text-canopy',
  /** Not there yet, it takes its course: Draft, Awaiting payment, low. */
  waiting: 'border-ochre text-ochre',
  /** A person has to look: Held, out, failed, late. */
  problem: 'border-vermilion text-vermilion',
  /** What would change, or just did, as purple on a revised map: create, change. */
  new: 'border-revision text-revision',
  /** Over, off, or a mere note: Archived, Shipped, off, by hand. */
  quiet: 'border-rule text-ink-2',
  /** Not real: DEMO and TEST, filled, so that no state looks like it. */
  unreal: 'border-ochre bg-ochre text-paper',
} as const;
export type Tone = keyof typeof TONE;

/** A state in one word. The word says it; the colour only helps to find it. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`inline-block whitespace-nowrap border px-1.5 text-small font-semibold ${TONE[tone]}`}>
      {children}
    </span>
  );
}
