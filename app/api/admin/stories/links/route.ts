import { shopDb } from '@/db/pools';
import { findLinkTargets, searchLinkTargets } from '@/lib/admin/stories/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { REF_KINDS } from '@/lib/kernel/story-doc';

const IDS_MAX = 300;

export const GET = staffRoute('catalog.view', async (request) => {
  const params = new URL(request.url).searchParams;
  // PostgreSQL refuses a NUL.
  const ids = params.get('ids')?.replaceAll('\u0000', '');
  const named = params.get('kinds')?.split(',') ?? [];
  const kinds = REF_KINDS.filter((kind) => named.length === 0 || named.includes(kind));
  if (ids !== undefined)
    return Response.json(await findLinkTargets(shopDb(), { ids: ids.split(',').slice(0, IDS_MAX) }));
  const q = (params.get('q') ?? '').trim().slice(0, 200).replaceAll('\u0000', '');
  return Response.json(await searchLinkTargets(shopDb(), { q, kinds }));
});
