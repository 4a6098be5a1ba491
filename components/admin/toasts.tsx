'use client';

import { Toast } from '@base-ui/react/toast';
import { useLayoutEffect, useState } from 'react';
import { type Corner, freeCorner } from './free-corner';

/**
 * Short messages, read out politely, gone after some seconds. They stand at the foot, clear of the buttons there; pages
 * and sheets have room below their end, and what gets the focus scrolls above them (admin.css). On a phone the newest
 * alone is shown, besides what went wrong: a pile would cover what the person works on.
 */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  const corner = useFreeCorner(toasts.length > 0);
  return (
    <Toast.Portal>
      <Toast.Viewport
        data-toasts
        className="fixed z-40 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2"
        style={corner}
      >
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={`flex items-start justify-between gap-3 border border-ink border-l-4 bg-sheet p-3 max-sm:py-2 max-sm:[&:not(:first-child):not([data-type=problem])]:hidden ${toast.type === 'problem' ? 'border-l-vermilion' : 'border-l-canopy'}`}
          >
            <Toast.Content>
              <Toast.Title className="font-sans text-small font-semibold tracking-normal" />
              <Toast.Description className="text-small text-ink-2" />
              {toast.actionProps && <Toast.Action className="mt-1 font-semibold text-water underline" />}
            </Toast.Content>
            <Toast.Close
              className="-m-2 min-h-10 min-w-10 shrink-0 font-semibold"
              aria-label="Close this message"
            >
              ✕
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

/** Looked for anew while messages are shown: a sheet opens or closes, its foot grows, the page scrolls. */
function useFreeCorner(isShown: boolean): Corner {
  const [corner, setCorner] = useState<Corner>({ right: 16, bottom: 16 });
  useLayoutEffect(() => {
    if (!isShown) return;
    const look = () => {
      const { clientWidth: width, clientHeight: height } = document.documentElement;
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
      const next = freeCorner(
        Math.min(384, width - 24),
        { width, height },
        boxes('[data-sheet]').at(-1) ?? null,
        boxes('[data-foot]'),
      );
      setCorner((now) => (now.right === next.right && now.bottom === next.bottom ? now : next));
    };
    look();
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', look);
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      changes.disconnect();
      window.removeEventListener('resize', look);
      window.removeEventListener('scroll', look);
    };
  }, [isShown]);
  return corner;
}
