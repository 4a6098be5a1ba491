import { shopDb } from '@/db/pools';
import { listStoryRows } from '@/lib/admin/stories/queries';
import { STORY_TABLE } from '@/lib/admin/stories/types';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, STORY_TABLE);
  return Response.json(await listStoryRows(shopDb(), state));
});
