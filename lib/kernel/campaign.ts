const LONGEST = 60;

/**
 * The name of a campaign as it stood in a link: `utm_campaign=Spring%20Letter` → `spring letter`. Null when nothing
 * readable is left. What looks like an e-mail address is dropped: a campaign names a letter, never its reader.
 */
export function cleanCampaign(text: string): string | null {
  if (text.includes('@')) return null;
  const clean = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._+-]+/gu, ' ')
    .slice(0, LONGEST)
    .trim();
  return clean || null;
}
