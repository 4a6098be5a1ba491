/** Waits that can be cut short, so that no test has to sit through one. */
export class Pauses {
  readonly #wakers = new Set<() => void>();

  wait(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => {
      clearTimeout(timer);
      this.#wakers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    this.#wakers.add(wake);
    return promise;
  }

  endAll(): void {
    for (const wake of [...this.#wakers]) wake();
  }
}
