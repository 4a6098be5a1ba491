'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Panel } from '@/components/admin/panel';
import { Problem } from '@/components/admin/problem';
import { useCommand } from '@/components/admin/use-command';
import { publishingKey, publishingQuery } from '@/lib/admin/publishing/client';
import type { PublishStatus, PublishSubject } from '@/lib/admin/publishing/types';
import { commandsFor } from './commands';
import { PlanAndPreview } from './plan-and-preview';

type Props = {
  /** A lot has a stage of its own, among its fields. */
  subject: Exclude<PublishSubject, 'lot'>;
  id: string;
  /** As the editor knows it; the panel asks for the newest itself. */
  status: PublishStatus;
  /** Of the shop: planned times are on its clocks. */
  timeZone: string;
  /** The record was saved by the panel, under a new version: the editor reads it again. */
  onChanged?: (status: PublishStatus) => void;
  /** Nothing is left to save: publishing is what the person does next. */
  isNext?: boolean;
  /** What to do with it besides, under the button: look at it, tell of it. */
  children?: ReactNode;
};

/** Publishing of one record: now, at a planned time, and a secret link to look at it before. */
export function PublishPanel({ subject, id, status, timeZone, onChanged, isNext, children }: Props) {
  const { data } = useQuery(publishingQuery(subject, id));
  const now = data?.standing ?? status;
  const isPublished = now === 'published';
  const act = useCommand(commandsFor(subject).setPublished, {
    done: isPublished ? 'It is a draft again.' : 'It is published.',
    // What has to be filled in first is said in the panel.
    quiet: true,
    refresh: [publishingKey],
    onDone: () => onChanged?.(isPublished ? 'draft' : 'published'),
  });

  return (
    <Panel title="Publishing">
      <div className="space-y-5">
        {data?.may && (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-small text-ink-2">
              {isPublished ? 'Everybody can see it.' : 'Only the staff can see it.'}
            </p>
            {isPublished ? (
              <ConfirmButton
                className="button"
                title={`Take this ${subject} off the shop?`}
                text="Visitors no longer find it, and its address answers that nothing is there. Nothing is deleted; publish it again whenever you like."
                confirm="Take it off"
                disabled={act.pending}
                onConfirm={() => act.run({ subject, id, act: 'unpublish' })}
              >
                Take off the shop
              </ConfirmButton>
            ) : (
              <button
                type="button"
                className={isNext ? 'button button-main' : 'button'}
                disabled={act.pending}
                onClick={() => act.run({ subject, id, act: 'publish' })}
              >
                Publish now
              </button>
            )}
          </div>
        )}
        {children && <div className="flex flex-wrap gap-x-5 gap-y-2">{children}</div>}
        <Problem
          text={
            Object.keys(act.fields).length > 0
              ? `It is not published yet. ${Object.values(act.fields).flat().join(' ')}`
              : act.problem
          }
        />
        <PlanAndPreview subject={subject} id={id} standing={status} timeZone={timeZone} />
      </div>
    </Panel>
  );
}
