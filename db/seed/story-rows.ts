import { newId } from '@/lib/kernel/ids';
import type { CoffeeId, RegionId, StoryId } from '@/lib/kernel/units';
import type { Tx } from '../client';
import { storyCoffees, storyRegions, stories as storyTable } from '../schema';
import type { IdsBy } from './origins';
import { stories } from './stories';

export async function insertStories(tx: Tx, coffeeIds: IdsBy<CoffeeId>, regionIds: IdsBy<RegionId>) {
  for (const story of stories) {
    const storyId = newId<StoryId>('sto');
    await tx.insert(storyTable).values({
      id: storyId,
      slug: story.slug,
      kind: story.kind,
      title: story.title,
      lead: story.lead,
      seoTitle: story.seoTitle,
      seoDescription: story.seoDescription,
      body: story.doc,
      places: story.places,
      sources: story.sources,
      publishedOn: story.publishedOn,
      status: 'published',
      provenance: 'source',
    });
    await tx
      .insert(storyCoffees)
      .values(story.coffees.map((slug, position) => ({ storyId, coffeeId: coffeeIds.get(slug), position })));
    await tx
      .insert(storyRegions)
      .values(story.regions.map((path) => ({ storyId, regionId: regionIds.get(path) })));
  }
}
