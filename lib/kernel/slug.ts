/**
 * Whether an address can name anything here: slugs, and paths of slugs. The tables allow no others, and PostgreSQL
 * refuses to compare with some texts that an address may hold, such as one with a NUL in it.
 */
export const isSlugPath = (text: string): boolean => /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(text);

/** "Café de Jaén" → "cafe-de-jaen": an address to start from. At most 80 characters, cut at a word. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug.length <= 80
    ? slug
    : slug
        .slice(0, 81)
        .replace(/-[^-]*$/, '')
        .slice(0, 80);
}
