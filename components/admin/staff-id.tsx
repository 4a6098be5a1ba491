'use client';

import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { browserStore, sweep } from './kept-store';

const StaffId = createContext('');

/** Says to everything inside who is signed in. */
export function ForStaff({ id, children }: { id: string; children: ReactNode }) {
  // On every page: what has run out goes, though nobody opens its form again.
  useEffect(() => sweep(browserStore()), []);
  return <StaffId value={id}>{children}</StaffId>;
}

/** What a browser keeps for one person is not offered to the next. */
export const useStaffId = (): string => useContext(StaffId);
