import 'server-only';
import { z } from 'zod';
import { type ActionResult, DomainError } from './errors';
import { assertSameOrigin } from './same-origin';

/**
 * Wraps a command as a Server Action: same origin, parse, run; expected failures become a value.
 * Unexpected errors, redirect() and notFound() pass through to the nearest error boundary.
 */
export function action<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
  return async (raw: FormData | z.input<S>): Promise<ActionResult<T>> => {
    try {
      await assertSameOrigin();
      const parsed = schema.safeParse(raw instanceof FormData ? Object.fromEntries(raw) : raw);
      if (!parsed.success) {
        const fields = z.flattenError(parsed.error).fieldErrors as Record<string, string[] | undefined>;
        return { ok: false, error: { code: 'invalid_input', fields } };
      }
      return { ok: true, data: await run(parsed.data) };
    } catch (error) {
      if (error instanceof DomainError)
        return { ok: false, error: { code: error.code, detail: error.detail } };
      throw error;
    }
  };
}
