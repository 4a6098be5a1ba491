import { beforeAll } from 'vitest';
import { coffees, regions } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { newId } from '@/lib/kernel/ids';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { CoffeeId, RegionId } from '@/lib/kernel/units';
import { createStory, saveStory } from './service';

export const ada = { id: 'stf_ada', name: 'Ada' };

export const COFFEE = newId<CoffeeId>('cof');
export const REGION = newId<RegionId>('reg');

/** A text that links to the coffee and has its card. */
export const linking: StoryDoc = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2, id: 'valley' },
      content: [{ type: 'text', text: 'Up the valley' }],
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'Huabal',
          marks: [{ type: 'ref', attrs: { kind: 'coffee', slug: 'huabal-washed', id: COFFEE } }],
        },
      ],
    },
    { type: 'lotCard', attrs: { slug: 'huabal-washed', id: COFFEE } },
  ],
};

/** A database with a published coffee from Peru, and how stories are written into it. */
export function useStories() {
  const database = useTestDatabase();
  beforeAll(async () => {
    await database.db
      .insert(regions)
      .values({ id: REGION, path: 'peru', level: 'country', name: 'Perú', nameEn: 'Peru' });
    await database.db.insert(coffees).values({
      id: COFFEE,
      slug: 'huabal-washed',
      kind: 'coffee',
      name: 'Huabal',
      status: 'published',
      provenance: 'shop',
      regionId: REGION,
    });
  });
  return {
    database,
    async written(title: string) {
      const { id } = await createStory(database.db, ada, { title, kind: 'travel' });
      return id;
    },
    save: (id: string, version: number, changes: Record<string, unknown>, actor = ada) =>
      saveStory(database.db, actor, { id, version, changes, note: '' }),
  };
}
