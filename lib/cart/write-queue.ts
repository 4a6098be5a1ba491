import type { ActionResult } from '@/lib/kernel/errors';
import { withLine, withQuantity } from './rules';
import type { CartLine, CartNotice, CartView, LineKey } from './types';

/** What a visitor did. `add` is relative, `set` is absolute and takes the place of every earlier, unsent `set`. */
export type CartWrite =
  | { kind: 'add'; line: CartLine }
  | { kind: 'set'; line: Pick<CartLine, 'key' | 'variantId' | 'grind'>; quantity: number }
  | { kind: 'country'; country: string };

/** Why a write did not happen. `unreachable`: nobody knows whether it did, so the cart is read again. */
export type WriteFailure = CartNotice | { code: 'unreachable' };

type Ports = {
  /** Throws when there was no answer. */
  send: (write: CartWrite) => Promise<ActionResult<CartView>>;
  /** The cart on screen, if one was read yet. */
  read: () => CartView | undefined;
  show: (cart: CartView) => void;
  /** Drops answers that are on their way to older questions. */
  cancelReads: () => void;
  reread: () => void;
  fail: (failure: WriteFailure) => void;
};

/** After this long without a click, a burst of clicks is over. */
const QUIET_MS = 200;

/**
 * One queue for all writes to the cart. The first click of a burst is sent at once, the others become one write per
 * line when the burst is over or the answer is there. On screen stands the server's last answer with every write on
 * top that it does not know of yet: so the newest click wins, and an older answer never brings a removed line back.
 */
export function createWriteQueue(ports: Ports, quietMs = QUIET_MS) {
  let confirmed: CartView | undefined;
  let flying: CartWrite | null = null;
  let waiting: readonly CartWrite[] = [];
  let unsure = false;
  let dueAt = Number.NEGATIVE_INFINITY;
  let lastClick = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sleepers: (() => void)[] = [];

  const isBusy = () => flying !== null || waiting.length > 0;

  function write(next: CartWrite): void {
    const at = Date.now();
    const burst = isBusy() || at - lastClick < quietMs;
    if (!isBusy()) {
      ports.cancelReads();
      confirmed = ports.read();
    }
    lastClick = at;
    dueAt = burst ? at + quietMs : at;
    waiting = merged(waiting, next);
    showAll();
    pump();
  }

  /** Sends what waits without waiting for more clicks; resolves when the server has answered everything. */
  function flush(): Promise<void> {
    dueAt = Number.NEGATIVE_INFINITY;
    pump();
    return settled();
  }

  const settled = (): Promise<void> =>
    isBusy() ? new Promise((resolve) => sleepers.push(resolve)) : Promise.resolve();

  function pump(): void {
    clearTimeout(timer);
    if (flying) return;
    const [next, ...rest] = waiting;
    if (!next) {
      finish();
      return;
    }
    const wait = dueAt - Date.now();
    if (wait > 0) {
      timer = setTimeout(pump, wait);
      return;
    }
    flying = next;
    waiting = rest;
    void send(next);
  }

  async function send(next: CartWrite): Promise<void> {
    try {
      const answer = await ports.send(next);
      if (answer.ok) confirmed = answer.data;
      else ports.fail(answer.error);
    } catch {
      unsure = true;
      ports.fail({ code: 'unreachable' });
    }
    flying = null;
    showAll();
    pump();
  }

  function showAll(): void {
    if (!confirmed) return;
    ports.show((flying ? [flying, ...waiting] : waiting).reduce(applied, confirmed));
  }

  function finish(): void {
    // A cart that was never read, or whose last write got no answer, is asked for.
    if (unsure || !confirmed) ports.reread();
    unsure = false;
    const woken = sleepers;
    sleepers = [];
    for (const wake of woken) wake();
  }

  return { write, flush, settled, isBusy };
}

export function applied(cart: CartView, write: CartWrite): CartView {
  if (write.kind === 'add') return withLine(cart, write.line);
  if (write.kind === 'set') return withQuantity(cart, write.line.key, write.quantity);
  return { ...cart, country: write.country };
}

/** The unsent writes with one more. At most one `add` and then one `set` wait for each line. */
export function merged(waiting: readonly CartWrite[], next: CartWrite): readonly CartWrite[] {
  const at = waiting.findLastIndex((write) => lineOf(write) === lineOf(next));
  const last = waiting[at];
  const both = last && join(last, next);
  return both ? waiting.with(at, both) : [...waiting, next];
}

function join(first: CartWrite, then: CartWrite): CartWrite | null {
  // What a `set` comes after is over, except an `add`: the line may not be in the cart yet.
  if (then.kind !== 'add') return first.kind === then.kind ? then : null;
  if (first.kind === 'country') return null;
  const units = then.line.quantity;
  return first.kind === 'set'
    ? { ...first, quantity: first.quantity + units }
    : { ...first, line: { ...first.line, quantity: first.line.quantity + units } };
}

const lineOf = (write: CartWrite): LineKey | null => (write.kind === 'country' ? null : write.line.key);
