const TONE = {
  good: 'border-canopy text-canopy',
  waiting: 'border-ochre text-ochre',
  problem: 'border-vermilion text-vermilion',
  new: 'border-revision text-revision',
  quiet: 'border-rule text-ink-2',
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
