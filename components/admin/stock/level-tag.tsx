import type { StockLevel } from '@/lib/admin/stock/rules';
import { Tag } from '../tag';

/** How a lot stands; nothing for a lot that has not landed or is archived. */
export function LevelTag({ level }: { level: StockLevel }) {
  if (level === 'none') return null;
  if (level === 'ok') return <Tag tone="good">enough</Tag>;
  return level === 'low' ? <Tag tone="waiting">low</Tag> : <Tag tone="problem">out</Tag>;
}
