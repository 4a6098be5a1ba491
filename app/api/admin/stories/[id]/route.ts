import { shopDb } from '@/db/pools';
import { getOpenStory } from '@/lib/admin/stories/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ id: string }>('catalog.view', async (_request, { id }) => {
  const story = await getOpenStory(shopDb(), id);
  if (!story) throw new DomainError('not_found');
  return Response.json(story);
});
