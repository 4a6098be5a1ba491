/**
 * Whether an address can name anything here: slugs, and paths of slugs. The tables allow no others, and PostgreSQL
 * refuses to compare with some texts that an address may hold, such as one with a NUL in it.
 */
export const isSlugPath = (text: string): boolean => /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(text);
