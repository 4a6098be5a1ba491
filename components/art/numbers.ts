/** 1850 → "1,850". Not `toLocaleString`: a plate must come out the same on every machine. */
export function grouped(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** One decimal at most, no trailing zero: path data stays short. */
export function short(n: number): string {
  return String(Math.round(n * 10) / 10);
}

/** ["a", "b", "c"] → "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
