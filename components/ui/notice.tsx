import type { ReactNode } from 'react';

const TONE = {
  problem: 'border-vermilion text-vermilion',
  waiting: 'border-ochre text-ochre',
  good: 'border-canopy text-canopy',
  closed: 'border-rule text-ink-2',
} as const;

/** Something a person must read. The word says what it is; the colour only helps. */
export function Notice({
  tone,
  title,
  children,
  live = false,
}: {
  tone: keyof typeof TONE;
  title: string;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`border-l-4 bg-sheet p-4 ${TONE[tone]}`} role={live ? 'alert' : undefined}>
      <p className="font-bold">{title}</p>
      {children && <div className="mt-1 space-y-2 text-ink">{children}</div>}
    </div>
  );
}
