import { z } from 'zod';

/** Of one intended press: however often it is sent, it is carried out once. Made by `newKey`. */
export const pressKeyInput = z.string().regex(/^[\w-]{16,60}$/);
