'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { Problem } from '@/components/admin/problem';
import { SelectField } from '@/components/admin/select-field';
import { Tag } from '@/components/admin/tag';
import { TextField } from '@/components/admin/text-field';
import { useCommand } from '@/components/admin/use-command';
import { publishingKey } from '@/lib/admin/publishing/client';
import type { PlannedRow, PublishAct, PublishSubject } from '@/lib/admin/publishing/types';
import { moment } from '@/lib/kernel/format';
import { commandsFor } from './commands';
import { actWords } from './words';

type Props = {
  subject: PublishSubject;
  id: string;
  timeZone: string;
  planned: readonly PlannedRow[];
  may: boolean;
  suggested: PublishAct;
};

/** What is planned for one record, and a form to plan more. */
export function PlanPart({ subject, id, timeZone, planned, may, suggested }: Props) {
  const [chosen, setChosen] = useState<PublishAct | null>(null);
  const [local, setLocal] = useState('');
  const act = chosen ?? suggested;
  const refresh = [publishingKey];
  const commands = commandsFor(subject);
  const words = actWords(subject);
  const plan = useCommand(commands.plan, {
    quiet: true,
    refresh,
    done: ({ due, isFirstOfTwo }) =>
      `Planned for ${moment(due, timeZone)}${isFirstOfTwo ? ', the first time the clocks show it that night' : ''}.`,
    onDone: () => setLocal(''),
  });
  const cancel = useCommand(commands.cancelPlan, {
    refresh,
    done: 'The plan is cancelled.',
  });

  if (!may && planned.length === 0) return null;
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <h3 className="font-semibold">At a planned time</h3>
      {planned.length > 0 && (
        <ul className="divide-y divide-line border-y border-line" aria-label="Planned">
          {planned.map((row) => (
            <li key={row.id} className="flex items-center justify-between gap-3 py-2">
              <span>
                <span className="font-semibold">{words[row.act].short}</span> {moment(row.due, timeZone)}
                <span className="text-small text-ink-2">, planned by {row.by}</span>
                {row.state === 'failed' && (
                  <span className="mt-1 block">
                    <Tag tone="problem">not done</Tag> <span className="text-small">{row.failure}</span>
                  </span>
                )}
              </span>
              {may && row.state === 'planned' && (
                <button
                  type="button"
                  className="button button-plain"
                  disabled={cancel.pending}
                  onClick={() => cancel.run({ subject, id: row.id })}
                >
                  Cancel<span className="sr-only">: {words[row.act].short}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <CommandForm
          label="Plan a change"
          className="space-y-3"
          onSubmit={() => plan.run({ subject, id, act, local })}
        >
          <Problem text={plan.fields.local ? null : plan.problem} />
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label="What"
              value={act}
              onValue={(value) => setChosen(value as PublishAct)}
              options={[
                { value: 'publish', label: words.publish.choice },
                { value: 'unpublish', label: words.unpublish.choice },
              ]}
            />
            <TextField
              label="Day and time"
              type="datetime-local"
              value={local}
              onValue={setLocal}
              errors={plan.fields.local}
            />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-small text-ink-2">On the shop’s clock ({timeZone.replaceAll('_', ' ')}).</p>
            <button type="submit" className="button" disabled={plan.pending}>
              Plan it
            </button>
          </div>
        </CommandForm>
      )}
    </div>
  );
}
