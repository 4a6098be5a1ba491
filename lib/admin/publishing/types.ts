import type { LotStage } from '@/lib/catalog/rules';

/** What can be planned and previewed. An origin has no status: it is there as long as something grows in it. */
export type PublishSubject = 'coffee' | 'lot' | 'story' | 'producer';
export type PublishAct = 'publish' | 'unpublish';
export type PublishStatus = 'draft' | 'published' | 'archived';
/** Where a record stands with visitors: a lot by its stage, everything else by its status. */
export type Standing = PublishStatus | LotStage;

export type PlannedRow = {
  id: string;
  subject: PublishSubject;
  subjectId: string;
  /** Name or title of the record, code of a lot. */
  label: string;
  act: PublishAct;
  due: string;
  by: string;
  state: 'planned' | 'done' | 'cancelled' | 'failed';
  /** Why it could not be done, in words. */
  failure: string | null;
};

export type PreviewLinkRow = { id: string; expiresAt: string; createdAt: string; by: string };

/** What the publishing panel of an editor shows. */
export type Publishing = {
  standing: Standing;
  /** What is planned, and what lately failed, next first. */
  planned: PlannedRow[];
  /** Links that still open. Their address is shown once, when they are made. */
  links: PreviewLinkRow[];
  /** Whether the signed-in person may change any of it. */
  may: boolean;
};
