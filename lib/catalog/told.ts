import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { stories } from '@/db/schema';
import type { CoffeeId } from '@/lib/kernel/units';
import type { StoryTeaser } from './types';

/**
 * Which coffees a story is about, as rows (story_id, coffee_id, position): those chosen for it in their order, then
 * those whose lot card stands in its text. A card is read from the text and never stored a second time, so a coffee
 * that came by its card alone goes with it, and one that was chosen stays. A card without an id is found by its slug, a
 * former one too, as in `prose.ts`; `lib/stories/queries.ts` keeps the same rule for the story's own page.
 */
export const toldCoffees = sql`(
  select story_id, coffee_id, min(position) as position from (
    select story_id, coffee_id, position from story_coffees
    union all
    select s.id, c.id, 1000 + card.nth
    from stories s
    cross join jsonb_path_query(s.body, 'strict $.** ? (@.type == "lotCard").attrs') with ordinality as card(attrs, nth)
    join coffees c on c.id = coalesce(
      card.attrs->>'id',
      (select id from coffees where slug = card.attrs->>'slug'),
      (select target_id from slug_history where kind = 'coffee' and slug = card.attrs->>'slug')
    )
  ) as named
  group by story_id, coffee_id
)`;

/** Published stories with a coffee each is about, in the order of that coffee in its story. */
export function listTold(
  db: Db | Tx,
  coffeeId?: CoffeeId,
): Promise<(StoryTeaser & { coffeeId: CoffeeId })[]> {
  return db
    .select({
      coffeeId: sql<CoffeeId>`told.coffee_id`,
      slug: stories.slug,
      title: stories.title,
      lead: stories.lead,
      kind: stories.kind,
    })
    .from(stories)
    .innerJoin(sql`${toldCoffees} as told`, sql`told.story_id = ${stories.id}`)
    .where(and(eq(stories.status, 'published'), coffeeId ? sql`told.coffee_id = ${coffeeId}` : undefined))
    .orderBy(sql`told.position`, asc(stories.slug));
}
