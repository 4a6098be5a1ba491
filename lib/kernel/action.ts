import 'server-only';
import type { z } from 'zod';
import { type ActionResult, DomainError } from './errors';
import { wasOvertaken } from './overtaken';
import { assertSameOrigin } from './same-origin';

/**
 * Wraps a command as a Server Action: same origin, parse, run; expected failures become a value.
 * Unexpected errors, redirect() and notFound() pass through to the nearest error boundary.
 */
export const action = <S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) =>
  guardedAction(async () => undefined, schema, run);

/** The same with a question before anything is read: `guard` throws, or returns what `run` is told about the caller. */
export function guardedAction<S extends z.ZodType, G, T>(
  guard: () => Promise<G>,
  schema: S,
  run: (input: z.output<S>, allowed: G) => Promise<T>,
) {
  return async (raw: FormData | z.input<S>): Promise<ActionResult<T>> => {
    try {
      await assertSameOrigin();
      const allowed = await guard();
      const parsed = schema.safeParse(raw instanceof FormData ? Object.fromEntries(raw) : raw);
      if (!parsed.success)
        return { ok: false, error: { code: 'invalid_input', fields: fieldErrors(parsed.error) } };
      return { ok: true, data: await run(parsed.data, allowed) };
    } catch (error) {
      if (error instanceof DomainError) {
        const { code, detail, fields } = error;
        return { ok: false, error: { code, detail, ...(fields && { fields }) } };
      }
      if (wasOvertaken(error)) return { ok: false, error: { code: 'same_moment' } };
      throw error;
    }
  };
}

/** Messages by the path of their field: `name`, `variants.0.price`; what concerns the whole form is under ''. */
function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.join('.');
    fields[name] = [...(fields[name] ?? []), message];
  }
  return fields;
}
