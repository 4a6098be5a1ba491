'use client';

import { Toast } from '@base-ui/react/toast';

/** Short messages at the foot of the page; read out politely, gone after some seconds. */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed bottom-4 right-4 z-30 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={`flex items-start justify-between gap-3 border border-ink border-l-4 bg-sheet p-3 ${toast.type === 'problem' ? 'border-l-vermilion' : 'border-l-canopy'}`}
          >
            <Toast.Content>
              <Toast.Title className="font-semibold" />
              <Toast.Description className="text-small text-ink-2" />
              {toast.actionProps && <Toast.Action className="mt-1 font-semibold text-water underline" />}
            </Toast.Content>
            <Toast.Close className="min-h-6 min-w-6 font-semibold" aria-label="Close this message">
              ✕
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
