import { takeFile } from '@/lib/admin/csv/upload';
import { staffUpload } from '@/lib/identity/staff-action';

export const POST = staffUpload('stock.move', (request, _params, person) =>
  takeFile(request, person, 'count'),
);
