/**
 * Where a form that just opened gets the focus: its first field, or the button of a field that begins with one. Null when
 * there is nothing to fill in. What is offered back above it waits.
 */
export function firstField(within: Element | null): HTMLElement | null {
  const controls = [
    ...(within?.querySelectorAll<HTMLElement>(':is(input, select, textarea, button):enabled') ?? []),
  ].filter((control) => !control.closest('[data-offer]'));
  return controls.some((control) => !(control instanceof HTMLButtonElement)) ? (controls[0] ?? null) : null;
}
