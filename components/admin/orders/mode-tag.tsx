import type { PaymentMode } from '@/lib/orders/types';
import { Tag } from '../tag';

/** DEMO or TEST; nothing for an order that real money was paid for. */
export function ModeTag({ mode }: { mode: PaymentMode }) {
  return mode === 'live' ? null : <Tag tone="unreal">{mode.toUpperCase()}</Tag>;
}
