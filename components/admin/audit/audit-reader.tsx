'use client';

import { createContext, type ReactNode, useContext } from 'react';

const MayRead = createContext(false);

/** Says to everything inside whether the person may open the audit log. */
export function AuditReader({ may, children }: { may: boolean; children: ReactNode }) {
  return <MayRead value={may}>{children}</MayRead>;
}

export const useMayReadAudit = (): boolean => useContext(MayRead);
