/** A bar as long as its share of the longest; the figures beside it say the same. */
export function ShareBar({ n, most }: { n: number; most: number }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="h-3 w-full min-w-16" aria-hidden="true">
      <rect width={n > 0 ? Math.max(1, (n / most) * 100) : 0} height={10} className="fill-water" />
    </svg>
  );
}
