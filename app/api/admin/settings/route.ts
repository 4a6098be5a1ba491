import { shopDb } from '@/db/pools';
import { getSettings } from '@/lib/admin/settings/settings-record';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('settings.view', async () => Response.json(await getSettings(shopDb())));
