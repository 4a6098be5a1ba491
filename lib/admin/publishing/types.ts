/** What can be planned and previewed: whatever has a page of its own and a status. */
export type PublishSubject = 'coffee' | 'story';
export type PublishAct = 'publish' | 'unpublish';
export type PublishStatus = 'draft' | 'published' | 'archived';

export type PlannedRow = {
  id: string;
  subject: PublishSubject;
  subjectId: string;
  /** Name or title of the record. */
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
  status: PublishStatus;
  /** What is planned, and what lately failed, next first. */
  planned: PlannedRow[];
  /** Links that still open. Their address is shown once, when they are made. */
  links: PreviewLinkRow[];
  /** Whether the signed-in person may change any of it. */
  may: boolean;
};
