'use client';

import { useEffect, useRef } from 'react';

/** Long enough to tick two boxes, or to walk through a select with the arrow keys. */
const CALM_MS = 700;
const KEY = 'yunga-filter';

/**
 * Sends the form it stands in soon after each choice, and says so beforehand. The list is a new page, so the control
 * that was used gets the focus and the scroll back there.
 */
export function FollowChoices() {
  const mark = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const form = mark.current?.closest('form');
    if (!form) return;
    const left = sessionStorage.getItem(KEY);
    if (left) {
      sessionStorage.removeItem(KEY);
      const [y, name, value] = JSON.parse(left) as [number, string, string];
      const control = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)];
      window.scrollTo(0, y);
      (control.find((c) => c.value === value) ?? control[0])?.focus({ preventScroll: true });
    }
    let timer: ReturnType<typeof setTimeout>;
    const follow = ({ target }: Event) => {
      const { name, value } = target as HTMLInputElement;
      clearTimeout(timer);
      timer = setTimeout(() => {
        sessionStorage.setItem(KEY, JSON.stringify([window.scrollY, name, value]));
        form.requestSubmit();
      }, CALM_MS);
    };
    form.addEventListener('change', follow);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('change', follow);
    };
  }, []);
  return (
    <p ref={mark} className="w-full text-small text-ink-2">
      The list follows each choice.
    </p>
  );
}
