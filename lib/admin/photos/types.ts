import type { TableShape } from '@/lib/admin/table';
import type { Photo } from '@/lib/kernel/photo';
import type { PhotoRecord, PhotoUse } from '@/lib/media/types';

export const PHOTO_TABLE: TableShape = {
  sorts: ['added', 'fileName', 'alt', 'credit', 'uses'],
  defaultSort: 'added',
  defaultDescending: true,
  filters: { used: ['yes', 'no'] },
};

export type PhotoRow = Photo & {
  fileName: string;
  /** ISO 8601. */
  createdAt: string;
  /** Frames that show it; prose is looked through only when a photo is opened. */
  uses: number;
};

export type OpenPhoto = PhotoRecord & { uses: PhotoUse[] };
