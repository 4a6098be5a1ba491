import { shopDb } from '@/db/pools';
import { catalogChoices } from '@/lib/admin/catalog/queries';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async () => Response.json(await catalogChoices(shopDb())));
