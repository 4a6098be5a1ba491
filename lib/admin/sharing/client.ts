/** A page as its editor holds it, as far as its picture in shared cards depends on it. */
export type SharedPage = { photo: string | null } & (
  | { of: 'origin'; id: string }
  | { of: 'producer'; id: string; regionId: string | null }
  /** Coffees in the story's order, by id or slug: those chosen for it, then those of its lot cards. */
  | { of: 'story'; coffees: readonly string[] }
);

/** Address of the picture that this page would share; it answers 204 when there is none. */
export function sharedPictureSrc(page: SharedPage): string {
  const { coffees = [], ...plain } = page as SharedPage & { coffees?: readonly string[] };
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) if (value) asked.set(name, value);
  for (const coffee of coffees) asked.append('coffee', coffee);
  return `/api/admin/sharing?${asked}`;
}
