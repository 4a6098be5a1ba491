import { shopDb } from '@/db/pools';
import { getPublishing } from '@/lib/admin/publishing/queries';
import { permissionFor, SUBJECTS } from '@/lib/admin/publishing/rules';
import { roleMay } from '@/lib/identity/rules';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ subject: string; id: string }>(
  'catalog.view',
  async (_request, { subject: named, id }, person) => {
    const subject = SUBJECTS.find((each) => each === named);
    const found = subject && (await getPublishing(shopDb(), subject, id));
    if (!subject || !found) throw new DomainError('not_found');
    return Response.json({ ...found, may: roleMay(person.role, permissionFor(subject)) });
  },
);
