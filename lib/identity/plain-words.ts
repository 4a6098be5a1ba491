/** Words that carry no secret of their own. */
const BETWEEN: ReadonlySet<string> = new Set(
  `a i u me my mine you your he she it we they him her them us our am is are was be been do does did have has had will
  can could an the this that these those and or not but of in on at to for from with by as so if no yes all ever
  forever never always very love loves like likes hate want need know see get go let lets make take give come here
  there now then what who how why new old good bad big one two three four five six seven eight nine ten`.split(
    /\s+/,
  ),
);
const LONGEST_WORD = 20;

/**
 * How many words of `common` the letters of a text come down to, words such as "this is my" not counted, and digits and
 * signs left out: 1 for "this is my password 123". Infinity when there is more to it than such words.
 */
export function countPlainWords(text: string, common: ReadonlySet<string>): number {
  const letters = text.toLowerCase().replace(/[^\p{L}]/gu, '');
  // The fewest words that the first n letters can be put together from.
  const fewest = [0];
  for (let end = 1; end <= letters.length; end++) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const word = letters.slice(start, end);
      const before = fewest[start] ?? Number.POSITIVE_INFINITY;
      if (BETWEEN.has(word)) best = Math.min(best, before);
      else if (common.has(word)) best = Math.min(best, before + 1);
    }
    fewest.push(best);
  }
  return fewest[letters.length] ?? 0;
}
