'use client';

import { Toast } from '@base-ui/react/toast';

/**
 * Short messages, read out politely, gone after some seconds. They stand at the top, over names and never over what is
 * pressed next: Save is at the foot of a sheet, Close, Menu and a page's actions are on the right.
 */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed left-2 top-2 z-40 flex w-[min(24rem,calc(100vw-8.5rem))] flex-col gap-2 lg:left-[26rem]">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={`flex items-start justify-between gap-3 border border-ink border-l-4 bg-sheet p-3 ${toast.type === 'problem' ? 'border-l-vermilion' : 'border-l-canopy'}`}
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
