import { shopDb } from '@/db/pools';
import { findLinkTargets } from '@/lib/admin/stories/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { REF_KINDS } from '@/lib/kernel/story-doc';

const IDS_MAX = 300;

export const GET = staffRoute('catalog.view', async (request) => {
  const params = new URL(request.url).searchParams;
  const ids = params.get('ids');
  const named = params.get('kinds')?.split(',') ?? [];
  const kinds = REF_KINDS.filter((kind) => named.length === 0 || named.includes(kind));
  const found = await findLinkTargets(
    shopDb(),
    ids !== null
      ? { ids: ids.split(',').slice(0, IDS_MAX) }
      : { q: (params.get('q') ?? '').trim().slice(0, 200).replaceAll('\u0000', ''), kinds },
  );
  return Response.json(found);
});
