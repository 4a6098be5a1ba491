import type { ReactNode } from 'react';
import type { PaymentMode } from '@/lib/orders/types';
import styles from './print-sheet.module.css';

const MARKS: Record<PaymentMode, string | null> = {
  demo: 'DEMO: no money moved, nothing ships',
  test: 'TEST: no money moved, nothing ships',
  live: null,
};

/** Paper to work from. Says DEMO or TEST large when any order on it is one; dark on white however the screen is. */
export function PrintSheet({ modes, children }: { modes: readonly PaymentMode[]; children: ReactNode }) {
  return (
    <div className={styles.sheet}>
      {modes.map((mode) => {
        const mark = MARKS[mode];
        return (
          mark && (
            <p key={mode} className={styles.mark}>
              {mark}
            </p>
          )
        );
      })}
      {children}
    </div>
  );
}
