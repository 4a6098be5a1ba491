import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { movementInput } from './input';

describe('what a person types', () => {
  it.each([
    [{ amount: '' }, 'amount'],
    [{ amount: '-1' }, 'amount'],
    [{ kind: 'adjust', amount: '0' }, 'amount'],
    [{ kind: 'count', amount: '-1' }, 'amount'],
    [{ reason: '  ' }, 'reason'],
    [{ kind: 'restock', orderNumber: ' ' }, 'orderNumber'],
    [{ amount: '1,250', reason: '' }, 'reason,amount'],
  ])('%j is refused at its field', (over, field) => {
    const parsed = movementInput.safeParse({
      key: newId('press'),
      lotId: 'lot_1',
      kind: 'receive',
      amount: '1',
      unit: 'kg',
      reason: 'a test',
      seen: 0,
      ...over,
    });
    expect(parsed.error?.issues.map(({ path }) => path.join('.')).join()).toBe(field);
  });
});
