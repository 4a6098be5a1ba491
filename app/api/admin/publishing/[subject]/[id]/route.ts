import { shopDb } from '@/db/pools';
import { getPublishing } from '@/lib/admin/publishing/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ subject: string; id: string }>(
  'catalog.view',
  async (_request, { subject, id }, person) => {
    if (subject !== 'coffee' && subject !== 'story') throw new DomainError('not_found');
    const found = await getPublishing(shopDb(), subject, id);
    if (!found) throw new DomainError('not_found');
    const may = roleMay(person.role, subject === 'coffee' ? 'catalog.edit' : 'stories.edit');
    return Response.json({ ...found, may });
  },
);
