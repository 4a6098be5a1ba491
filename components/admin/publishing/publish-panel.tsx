'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Panel } from '@/components/admin/panel';
import { Problem } from '@/components/admin/problem';
import { useCommand } from '@/components/admin/use-command';
import { setCoffeePublished, setStoryPublished } from '@/lib/admin/publishing/actions';
import { publishingKey, publishingQuery } from '@/lib/admin/publishing/client';
import type { PublishStatus, PublishSubject } from '@/lib/admin/publishing/types';
import { PlanPart } from './plan-part';
import { PreviewLinkPart } from './preview-link-part';

type Props = {
  subject: PublishSubject;
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
  const now = data?.status ?? status;
  const isPublished = now === 'published';
  const act = useCommand(subject === 'coffee' ? setCoffeePublished : setStoryPublished, {
    done: isPublished ? 'It is a draft again.' : 'It is published.',
    refresh: [publishingKey],
    onDone: () => onChanged?.(isPublished ? 'draft' : 'published'),
  });
  const thing = subject === 'coffee' ? 'coffee' : 'story';

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
                title={`Take this ${thing} off the shop?`}
                text="Visitors no longer find it, and its address answers that nothing is there. Nothing is deleted; publish it again whenever you like."
                confirm="Take it off"
                disabled={act.pending}
                onConfirm={() => act.run({ id, act: 'unpublish' })}
              >
                Take off the shop
              </ConfirmButton>
            ) : (
              <button
                type="button"
                className={isNext ? 'button button-main' : 'button'}
                disabled={act.pending}
                onClick={() => act.run({ id, act: 'publish' })}
              >
                Publish now
              </button>
            )}
          </div>
        )}
        {children && <div className="flex flex-wrap gap-x-5 gap-y-2">{children}</div>}
        {Object.keys(act.fields).length > 0 && (
          <Problem text={`It is not published yet. ${Object.values(act.fields).flat().join(' ')}`} />
        )}
        <PlanPart
          subject={subject}
          id={id}
          timeZone={timeZone}
          planned={data?.planned ?? []}
          may={data?.may ?? false}
          suggested={isPublished ? 'unpublish' : 'publish'}
        />
        <PreviewLinkPart
          subject={subject}
          id={id}
          timeZone={timeZone}
          links={data?.links ?? []}
          may={data?.may ?? false}
        />
      </div>
    </Panel>
  );
}
