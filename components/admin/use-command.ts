'use client';

import { Toast } from '@base-ui/react/toast';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { errorText } from '@/lib/kernel/error-copy';
import type { ActionFailure, ActionResult } from '@/lib/kernel/errors';

/** A refusal that carries the action's own answer, so that a form can mark its fields. */
export class CommandRefused extends Error {
  constructor(readonly failure: ActionFailure) {
    super(errorText(failure));
  }
}

/** What a form that keeps what is typed in it hears of its command. */
export type KeepsTyped = {
  /** A press that is sent twice is carried out once. */
  isOnce: boolean;
  onSend: () => void;
  /** Null when no answer came. */
  onFailed: (failure: ActionFailure | null) => void;
  onDone: () => void;
  /** After the form has taken in what was done. */
  onRest: () => void;
};

type Options<T> = {
  /** Said when it worked. */
  done?: string | ((data: T) => string);
  /** Queries that the command made old. */
  refresh?: readonly QueryKey[];
  onDone?: (data: T) => void;
  /** For a form that has to take in what the refusal says. */
  onRefused?: (failure: ActionFailure) => void;
  /** Where the caller shows the refusal itself, no message pops up. */
  quiet?: boolean;
  /** Of `useKeptForm`. */
  kept?: KeepsTyped;
};

/**
 * Runs a Server Action of the admin from a button or form: `run(input)`, `pending`, `failure` with its words, `fields`
 * with messages by field. A refusal never throws; a lost connection is said and nothing is taken for done.
 */
export function useCommand<I, T>(command: (input: I) => Promise<ActionResult<T>>, options: Options<T> = {}) {
  const queries = useQueryClient();
  const toasts = Toast.useToastManager();
  const mutation = useMutation<T, Error, I>({
    // Without a connection it fails and says so: left waiting, it would be carried out whenever the line is back.
    networkMode: 'always',
    mutationFn: async (input) => {
      const result = await command(input);
      if (!result.ok) throw new CommandRefused(result.error);
      return result.data;
    },
    onSuccess: async (data) => {
      options.kept?.onDone();
      if (options.done) {
        toasts.add({ title: typeof options.done === 'function' ? options.done(data) : options.done });
      }
      await Promise.all((options.refresh ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
      options.onDone?.(data);
      options.kept?.onRest();
    },
    onError: (error) => {
      options.kept?.onFailed(error instanceof CommandRefused ? error.failure : null);
      if (error instanceof CommandRefused) options.onRefused?.(error.failure);
      if (!options.quiet || !(error instanceof CommandRefused))
        toasts.add({ title: wordsOf(error, options.kept), type: 'problem' });
    },
  });
  const failure = mutation.error instanceof CommandRefused ? mutation.error.failure : null;
  return {
    run: (input: I) => {
      options.kept?.onSend();
      mutation.mutate(input);
    },
    pending: mutation.isPending,
    data: mutation.data,
    failure,
    /** In words, or null. */
    problem: mutation.error ? wordsOf(mutation.error, options.kept) : null,
    fields: failure?.fields ?? {},
    reset: mutation.reset,
  };
}

function wordsOf(error: Error, kept: KeepsTyped | undefined): string {
  if (error instanceof CommandRefused) return error.message;
  if (kept?.isOnce)
    return 'The shop did not answer. What you typed is still here, and kept if you reload. Press the button again: what arrived already is not done twice.';
  if (kept)
    return 'The shop did not answer. What you typed is still here, and kept if you reload. Look whether it arrived, then press the button again.';
  return 'The shop did not answer. Nothing was changed as far as we know; look at the record, then try again.';
}
