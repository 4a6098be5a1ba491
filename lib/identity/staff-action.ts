import 'server-only';
import type { z } from 'zod';
import { guardedAction } from '@/lib/kernel/action';
import { DomainError } from '@/lib/kernel/errors';
import type { Permission } from './rules';
import { requireSomebody, requireStaff, type SignedIn } from './session';

/**
 * Wraps a command of the admin as a Server Action: same origin, the role, then parse and run. Whoever may not do it
 * learns nothing about the input either.
 */
export const staffAction = <S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  run: (input: z.output<S>, person: SignedIn) => Promise<T>,
) => guardedAction(() => requireStaff(permission), schema, run);

/** For what each signed-in person does for themselves, whatever the role. */
export const ownAction = <S extends z.ZodType, T>(
  schema: S,
  run: (input: z.output<S>, person: SignedIn) => Promise<T>,
) => guardedAction(requireSomebody, schema, run);

const STATUS: Partial<Record<string, number>> = {
  signed_out: 401,
  second_factor_needed: 403,
  forbidden: 403,
  not_found: 404,
};

/** Wraps a GET route of the admin: the role, then `read`. Expected failures are JSON `{ error: code }` with their status. */
export const staffRoute =
  <P>(permission: Permission, read: (request: Request, params: P, person: SignedIn) => Promise<Response>) =>
  async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const person = await requireStaff(permission);
      const response = await read(request, await context.params, person);
      response.headers.set('cache-control', 'private, no-store');
      return response;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return Response.json(
        { error: error.code, detail: error.detail },
        { status: STATUS[error.code] ?? 400, headers: { 'cache-control': 'private, no-store' } },
      );
    }
  };
