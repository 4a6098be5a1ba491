'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Panel } from '@/components/admin/panel';
import { Problem } from '@/components/admin/problem';
import { Tag, type Tone } from '@/components/admin/tag';
import { useCommand } from '@/components/admin/use-command';
import {
  applyCatalogueImport,
  applyStockCount,
  checkCatalogueAgain,
  checkCountAgain,
  discardCatalogueImport,
  discardStockCount,
} from '@/lib/admin/csv/actions';
import { importKey, runQuery } from '@/lib/admin/csv/client';
import { canCheckAgain, KIND_WORDS } from '@/lib/admin/csv/rules';
import type { Delimiter, Run, RunState } from '@/lib/admin/csv/types';
import { agree, list, moment, plural } from '@/lib/kernel/format';
import { ReportTable } from './report-table';

export const STATE_TAG: Record<RunState, { tone: Tone; word: string }> = {
  checking: { tone: 'waiting', word: 'checking' },
  ready: { tone: 'new', word: 'checked' },
  moved: { tone: 'waiting', word: 'look again' },
  applying: { tone: 'waiting', word: 'importing' },
  applied: { tone: 'good', word: 'imported' },
  failed: { tone: 'problem', word: 'failed' },
  discarded: { tone: 'quiet', word: 'discarded' },
};
const MARK: Record<Delimiter, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

type Props = { id: string; timeZone: string; mayImport: boolean; mayCount: boolean; onClose: () => void };

/** One file: how far it is, what it would do, and the button that does it. */
export function RunPanel({ id, timeZone, mayImport, mayCount, onClose }: Props) {
  const { data: run, error } = useQuery(runQuery(id));
  const queries = useQueryClient();
  const isCount = run?.kind === 'count';
  const apply = useCommand(isCount ? applyStockCount : applyCatalogueImport, {
    done: 'Imported.',
    refresh: [importKey, ['catalog']],
  });
  const again = useCommand(isCount ? checkCountAgain : checkCatalogueAgain, { refresh: [importKey] });
  const discard = useCommand(isCount ? discardStockCount : discardCatalogueImport, {
    done: 'Discarded. Nothing was imported.',
    refresh: [importKey],
    onDone: onClose,
  });
  if (error) return <Problem text="This import is not there. It may have been deleted." />;
  if (!run) return <p className="p-4">Looking it up…</p>;

  const { create, change, error: wrong, unchanged } = run.counts;
  const words = KIND_WORDS[run.kind];
  const todo = create + change;
  const may = isCount ? mayCount : mayImport;
  const isChecked = run.state === 'ready' || run.state === 'moved';
  // A check that broke off says nothing about the rows after it.
  const hasReport = create + change + unchanged + wrong === run.total;
  const ignored = run.columns.filter((column) => column.field === null);
  const deeds = [
    create > 0 && `create ${plural(create, words.one, words.many)}`,
    change > 0 && `${isCount ? 'count' : 'change'} ${plural(change, words.one, words.many)}`,
  ].filter((deed) => deed !== false);

  return (
    <Panel
      title={run.fileName}
      aside={
        <button type="button" className="button" onClick={onClose}>
          Another file
        </button>
      }
    >
      <div className="space-y-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Tag tone={STATE_TAG[run.state].tone}>{STATE_TAG[run.state].word}</Tag>
          <span>
            {words.title}, {plural(run.total, 'row')}, {MARK[run.delimiter]} between the cells. Uploaded{' '}
            {moment(run.at, timeZone)} by {run.by}.
          </span>
        </p>
        <Moving run={run} />
        {run.isStuck && (
          <Problem
            text={`The shop was restarted in the middle of this. Nothing was imported. ${run.check > 0 ? 'Press Check again.' : 'Upload the file again.'}`}
          />
        )}
        {(run.state === 'failed' || run.state === 'ready') && <Problem text={run.failure} />}
        {may && canCheckAgain(run) && (
          <button
            type="button"
            className="button button-main"
            disabled={again.pending}
            onClick={() => again.run({ id })}
          >
            Check again
          </button>
        )}
        {run.state === 'moved' && (
          <p role="alert" className="border-l-4 border-ochre bg-paper p-3 font-semibold">
            Records changed after this file was checked, so nothing was imported. Below is a new check: look
            at it, then import.
          </p>
        )}
        {ignored.length > 0 && (
          <div className="border-l-4 border-ochre bg-paper p-3">
            <p className="font-semibold">
              {plural(ignored.length, 'column')} {agree(ignored.length, 'is', 'are')} not imported
            </p>
            <ul className="mt-1 list-disc pl-5">
              {ignored.map(({ name, why }) => (
                <li key={name}>
                  <code translate="no">{name}</code>: {why}
                </li>
              ))}
            </ul>
          </div>
        )}
        {(isChecked || run.state === 'applied' || (run.state === 'failed' && hasReport)) && (
          <>
            <p role="status" className="text-lead">
              {[
                `${plural(create, 'row')} to create`,
                `${plural(change, 'row')} to ${isCount ? 'count' : 'change'}`,
                `${plural(unchanged, 'row')} unchanged`,
                `${plural(wrong, 'row')} with an error`,
              ].join(' · ')}
            </p>
            {isChecked && may && (
              <div className="flex flex-wrap items-center gap-3">
                {todo > 0 ? (
                  <ConfirmButton
                    // A new check closes the question that was asked about the one before.
                    key={run.check}
                    className="button button-main"
                    title={`${sentence(list(deeds))}?`}
                    text={`All of it happens at once, or nothing does.${wrong > 0 ? ` ${plural(wrong, 'row')} with an error ${agree(wrong, 'is left out; mend it', 'are left out; mend them')} in the file and import it again.` : ''}`}
                    confirm="Import"
                    disabled={apply.pending}
                    onConfirm={() => {
                      apply.run({ id, seen: run.check });
                      // The page shows how far it is as soon as it has begun.
                      setTimeout(() => void queries.invalidateQueries({ queryKey: importKey }), 300);
                    }}
                  >
                    {`Import ${plural(todo, 'row')}${wrong > 0 ? `, leave out ${wrong}` : ''}`}
                  </ConfirmButton>
                ) : (
                  <p className="font-semibold">
                    {wrong > 0
                      ? 'No row can be imported as it is.'
                      : 'The shop is already as this file says.'}
                  </p>
                )}
                <button
                  type="button"
                  className="button"
                  disabled={discard.pending || apply.pending}
                  onClick={() => discard.run({ id })}
                >
                  Discard
                </button>
              </div>
            )}
            <ReportTable run={run} />
          </>
        )}
      </div>
    </Panel>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Moving({ run }: { run: Run }) {
  if (run.state !== 'checking' && run.state !== 'applying') return null;
  const what = run.state === 'checking' ? 'Checking' : 'Importing';
  return (
    <div>
      <p role="status" className="font-semibold">
        {what}: {plural(run.done, 'row')} of {run.total}
      </p>
      <progress
        className="mt-1 h-3 w-full accent-canopy"
        value={run.done}
        max={run.total || 1}
        aria-label={what}
      />
    </div>
  );
}
