'use client';

import { useQuery } from '@tanstack/react-query';
import { publishingQuery } from '@/lib/admin/publishing/client';
import { overtakenBy } from '@/lib/admin/publishing/rules';
import type { PublishSubject, Standing } from '@/lib/admin/publishing/types';
import { PlanPart } from './plan-part';
import { PreviewLinkPart } from './preview-link-part';

type Props = {
  subject: PublishSubject;
  id: string;
  /** As the editor knows it; this part asks for the newest itself. */
  standing: Standing;
  /** Of the shop: planned times are on its clocks. */
  timeZone: string;
};

/** What becomes of a record at a planned time, and secret links to look at it before. */
export function PlanAndPreview({ subject, id, standing, timeZone }: Props) {
  const { data } = useQuery(publishingQuery(subject, id));
  const may = data?.may ?? false;
  return (
    <>
      <PlanPart
        subject={subject}
        id={id}
        timeZone={timeZone}
        planned={data?.planned ?? []}
        may={may}
        suggested={overtakenBy('publish', data?.standing ?? standing) ? 'unpublish' : 'publish'}
      />
      <PreviewLinkPart subject={subject} id={id} timeZone={timeZone} links={data?.links ?? []} may={may} />
    </>
  );
}
