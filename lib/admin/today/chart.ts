// Geometry of a bar chart, in whatever unit the values have.

/** The next round number at or above the largest value: 1, 2 or 5 times a power of ten; 100 for nothing at all. */
export function chartTop(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0) return 100;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((times) => times * power >= most) ?? 10;
  return step * power;
}

export type Bar = { x: number; y: number; width: number; height: number };

/**
 * One bar a value, left to right over the whole width, standing on the lower edge. Whatever is not nothing can be seen;
 * nothing has no bar.
 * @param gap share of its place that a bar leaves free, 0 to 1
 */
export function bars(
  values: readonly number[],
  frame: { width: number; height: number; top: number; gap?: number },
): Bar[] {
  const { width, height, top, gap = 0.3 } = frame;
  const place = width / values.length;
  return values.map((value, i) => {
    const tall = value <= 0 ? 0 : Math.min(height, Math.max(1, (value / top) * height));
    return {
      x: round(i * place + (place * gap) / 2),
      y: round(height - tall),
      width: round(place * (1 - gap)),
      height: round(tall),
    };
  });
}

const round = (n: number) => Math.round(n * 100) / 100;

/** `count` calendar days up to and including `last`, oldest first. */
export function daysUpTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(`${last}T12:00:00Z`);
    at.setUTCDate(at.getUTCDate() - (count - 1 - i));
    return at.toISOString().slice(0, 10);
  });
}
