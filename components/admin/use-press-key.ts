import { useCallback, useState } from 'react';
import { newKey } from '@/lib/admin/orders/key';

/**
 * A key for the next press of a button. It stays while an answer is missing, so that pressing again after a lost one is
 * the same press. Hold it where it outlives the form: a window that is closed and opened again is still the same intent.
 * Hand it to `useKeptForm`, which renews it when the shop has done it and resumes it after a reload.
 */
export function usePressKey() {
  const [key, resume] = useState(newKey);
  const renew = useCallback(() => resume(newKey()), []);
  return { key, renew, resume };
}
export type PressKey = ReturnType<typeof usePressKey>;
