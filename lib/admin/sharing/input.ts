import { z } from 'zod';
import { words } from '../catalog/fields';

const id = words(120);

/** What `sharedPictureSrc` writes, read again. */
const sharedPageInput = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('origin'), id, photo: id.nullable() }),
  z.strictObject({ of: z.literal('producer'), id, regionId: id.nullable(), photo: id.nullable() }),
  z.strictObject({ of: z.literal('story'), coffees: z.array(id).max(200), photo: id.nullable() }),
]);

/** @returns null for a question that nobody asks. */
export function readSharedPage(asked: URLSearchParams): z.output<typeof sharedPageInput> | null {
  const of = asked.get('of');
  const parsed = sharedPageInput.safeParse({
    of,
    photo: asked.get('photo'),
    ...(of !== 'story' && { id: asked.get('id') }),
    ...(of === 'producer' && { regionId: asked.get('regionId') }),
    ...(of === 'story' && { coffees: asked.getAll('coffee') }),
  });
  return parsed.data ?? null;
}
