'use client';

import { createContext, type ReactNode, useContext } from 'react';

const StaffId = createContext('');

/** Says to everything inside who is signed in. */
export function ForStaff({ id, children }: { id: string; children: ReactNode }) {
  return <StaffId value={id}>{children}</StaffId>;
}

/** What a browser keeps for one person is not offered to the next. */
export const useStaffId = (): string => useContext(StaffId);
