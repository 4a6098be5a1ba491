import { useCallback, useState } from 'react';
import { newKey } from '@/lib/admin/orders/key';
import type { ActionFailure } from '@/lib/kernel/errors';

/**
 * A key for the next press of a button. It stays while an answer is missing, so that pressing again after a lost one is
 * the same press. Hold it where it outlives the form: a window that is closed and opened again is still the same intent.
 * `renew` it when the shop has done it; hand refusals to `refused`.
 */
export function usePressKey() {
  const [key, setKey] = useState(newKey);
  const renew = useCallback(() => setKey(newKey()), []);
  const refused = useCallback(
    ({ code }: ActionFailure) => {
      // The lost press has been found out; what is typed now is another one.
      if (code === 'pressed_before') renew();
    },
    [renew],
  );
  return { key, renew, refused };
}
export type PressKey = ReturnType<typeof usePressKey>;
