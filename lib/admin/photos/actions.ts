'use server';

import { shopDb } from '@/db/pools';
import { staffAction } from '@/lib/identity/staff-action';
import { photoIdInput, photoInput } from '@/lib/media/input';
import * as media from '@/lib/media/service';
import { mediaStorage } from '@/lib/media/storage';
import * as service from './service';

export const savePhoto = staffAction(
  'media.edit',
  photoInput,
  ({ id, version, alt, credit, focusX, focusY }, person) =>
    service.savePhoto(shopDb(), person, {
      id,
      version,
      changes: {
        ...(alt !== undefined && { alt }),
        ...(credit !== undefined && { credit }),
        ...(focusX !== undefined && { focusX }),
        ...(focusY !== undefined && { focusY }),
      },
    }),
);

export const deletePhoto = staffAction('media.edit', photoIdInput, ({ id }, person) =>
  media.deletePhoto(shopDb(), mediaStorage(), person, id),
);
