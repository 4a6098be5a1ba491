/** One line of the audit log, as it was written. */
export type AuditEntry = {
  id: number;
  /** Its number in the chain. */
  seq: number;
  /** ISO instant. */
  at: string;
  actorId: string;
  actorName: string;
  action: string;
  subject: string;
  subjectId: string;
  label: string;
  changes: Record<string, { from: unknown; to: unknown }>;
  note: string;
};

/** Newest first. `next` is the id to go on before; null at the end. */
export type AuditPage = { entries: AuditEntry[]; next: number | null };

/** Everything empty: the whole log. Days are calendar days at the shop, both included. */
export type AuditFilter = {
  q: string;
  actor: string;
  area: string;
  from: string;
  to: string;
  /** One record: its kind and id. */
  subject: string;
  id: string;
};

export type AuditChoices = { actors: { id: string; name: string }[]; areas: string[] };
