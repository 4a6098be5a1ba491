import type { StaffRole } from './rules';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  hasTotp: boolean;
  passkeys: number;
  lastSeen: string | null;
  isDisabled: boolean;
  createdAt: string;
};

/** A link that lets somebody in. `email` null: whoever holds it; `by` null: made on the server. */
export type InvitationRow = {
  id: string;
  email: string | null;
  role: StaffRole;
  by: string | null;
  expiresAt: string;
};

export type SecurityView = {
  hasTotp: boolean;
  passkeys: { id: string; name: string; createdAt: string }[];
  sessions: {
    id: string;
    isThis: boolean;
    browser: string;
    address: string;
    strong: boolean;
    since: string;
    lastSeen: string;
  }[];
};
