// A page that is left while a write is under way tells the next page of its tab, which may have read the cart too early.

const KEY = 'cart-left-busy';

export function noteLeftBusy(): void {
  try {
    sessionStorage.setItem(KEY, '1');
  } catch {
    // A browser that keeps nothing keeps no cart either.
  }
}

/** Whether the page before this one was left so. Asked once: the note is gone then. */
export function wasLeftBusy(): boolean {
  try {
    const was = sessionStorage.getItem(KEY) !== null;
    sessionStorage.removeItem(KEY);
    return was;
  } catch {
    return false;
  }
}
