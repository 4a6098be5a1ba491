'use client';

import { CATALOG } from '@/lib/admin/catalog/client';
import type { ActionResult } from '@/lib/kernel/errors';
import { ConfirmButton } from '../confirm-button';
import { Problem } from '../problem';
import { useCommand } from '../use-command';

/** Deletes a draft that nobody bought. Anything else stays, and the words say why and what to do. */
export function DeletePart({
  id,
  version,
  what,
  command,
  keptBecause,
  archive,
  onGone,
}: {
  id: string;
  /** The one that is shown. */
  version: number;
  what: string;
  command: (input: { id: string; version: number }) => Promise<ActionResult<void>>;
  keptBecause: string | null;
  /** How to take it off the shop instead. */
  archive: string;
  onGone: () => void;
}) {
  const remove = useCommand(command, {
    quiet: true,
    done: `The ${what} is deleted.`,
    refresh: [CATALOG],
    onDone: onGone,
  });
  return (
    <div className="border-t border-ink pt-4">
      <Problem text={remove.problem} />
      {keptBecause ? (
        <p className="text-small text-ink-2">
          This {what} cannot be deleted: {keptBecause}. {archive}
        </p>
      ) : (
        <ConfirmButton
          title={`Delete this ${what}?`}
          text="Nobody has bought it. It goes with everything that hangs on it; the audit log keeps its name."
          confirm="Delete it"
          disabled={remove.pending}
          onConfirm={() => remove.run({ id, version })}
        >
          Delete this {what}
        </ConfirmButton>
      )}
    </div>
  );
}
