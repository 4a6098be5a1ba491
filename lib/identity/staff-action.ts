import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { action, guardedAction } from '@/lib/kernel/action';
import { DomainError } from '@/lib/kernel/errors';
import { wasOvertaken } from '@/lib/kernel/overtaken';
import { assertSameOrigin } from '@/lib/kernel/same-origin';
import { everyPageKnows } from '@/lib/kernel/tag-bus';
import { noteForgery } from './forgery';
import { noteRefusal } from './refusals';
import { PERMISSION_WORDS, type Permission } from './rules';
import { type Open, requireSomebody, requireStaff, type SignedIn, signedIn } from './session';

/** What comes back when the change is done comes back when every page shows it, in every process. */
const untilPagesKnow = async <T>(work: Promise<T>): Promise<T> => {
  const answer = await work;
  await everyPageKnows();
  return answer;
};

/** Writes down a request that another site sent; refusing it is `assertSameOrigin`'s. */
async function noteIfForged(): Promise<void> {
  try {
    await assertSameOrigin();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await noteForgery(await headers());
  }
}

const watched =
  <I, R>(run: (raw: I) => Promise<R>) =>
  async (raw: I): Promise<R> => {
    await noteIfForged();
    return run(raw);
  };

/** Lets `guard` decide, and writes down whom it refused what. */
async function roleNoted(guard: () => Promise<SignedIn>, label: string): Promise<SignedIn> {
  try {
    return await guard();
  } catch (error) {
    const code = error instanceof DomainError ? error.code : null;
    const kind = code === 'forbidden' ? 'role' : code === 'second_factor_needed' ? 'factor' : null;
    const person = kind && (await signedIn());
    if (kind && person) await noteRefusal(kind, { actor: person, label, once: label });
    throw error;
  }
}

const staffNoted = (permission: Permission) =>
  roleNoted(() => requireStaff(permission), PERMISSION_WORDS[permission]);

/** Wraps what is open to whoever stands at the door: signing in and joining. */
export const doorAction = <S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) =>
  watched(action(schema, run));

/**
 * Wraps a command of the admin as a Server Action: same origin, the role, then parse and run. Whoever may not do it
 * learns nothing about the input either.
 */
export const staffAction = <S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  run: (input: z.output<S>, person: SignedIn) => Promise<T>,
) =>
  watched(
    guardedAction(
      () => staffNoted(permission),
      schema,
      (input, person) => untilPagesKnow(run(input, person)),
    ),
  );

/** For what each signed-in person does for themselves, whatever the role; `open` as in `requireSomebody`. */
export const ownAction = <S extends z.ZodType, T>(
  schema: S,
  run: (input: z.output<S>, person: SignedIn) => Promise<T>,
  open?: Open,
) =>
  watched(
    guardedAction(() => roleNoted(() => requireSomebody(open), 'changing how they sign in'), schema, run),
  );

const STATUS: Partial<Record<string, number>> = {
  signed_out: 401,
  second_factor_needed: 403,
  forbidden: 403,
  not_found: 404,
  photo_too_large: 413,
  same_moment: 409,
};

type Handle<P> = (request: Request, params: P, person: SignedIn) => Promise<Response>;
type Context<P> = { params: Promise<P> };

async function answer<P>(
  guard: () => Promise<SignedIn>,
  handle: Handle<P>,
  request: Request,
  context: Context<P>,
): Promise<Response> {
  try {
    const person = await guard();
    const response = await handle(request, await context.params, person);
    response.headers.set('cache-control', 'private, no-store');
    return response;
  } catch (error) {
    const refusal = wasOvertaken(error) ? new DomainError('same_moment') : error;
    if (!(refusal instanceof DomainError)) throw error;
    const { code, detail, fields } = refusal;
    return Response.json(
      { error: code, detail, ...(fields && { fields }) },
      { status: STATUS[code] ?? 400, headers: { 'cache-control': 'private, no-store' } },
    );
  }
}

/** Wraps a GET route of the admin: the role, then `read`. Expected failures are JSON `{ error: code }` with their status. */
export const staffRoute =
  <P>(permission: Permission, read: Handle<P>) =>
  (request: Request, context: Context<P>): Promise<Response> =>
    answer(() => staffNoted(permission), read, request, context);

/** Wraps a POST route of the admin, for bodies that no Server Action takes, such as a file: same origin, the role, then `take`. */
export const staffUpload =
  <P>(permission: Permission, take: Handle<P>) =>
  (request: Request, context: Context<P>): Promise<Response> =>
    answer(
      async () => {
        await noteIfForged();
        await assertSameOrigin();
        return staffNoted(permission);
      },
      (...given) => untilPagesKnow(take(...given)),
      request,
      context,
    );
