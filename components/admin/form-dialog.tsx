'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef, useState } from 'react';
import { firstField } from './first-field';

/**
 * A button that opens a form in a window of its own, with the focus on its first field. What the form holds begins anew
 * each time it opens.
 */
export function FormDialog({
  trigger,
  title,
  className = 'button',
  disabled,
  children,
}: {
  trigger: ReactNode;
  title: string;
  className?: string;
  disabled?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={className} disabled={disabled}>
        {trigger}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop forceRender className="veil" />
        <Dialog.Popup
          data-admin
          initialFocus={() => firstField(body.current) ?? true}
          className="fixed left-1/2 top-1/2 z-30 flex max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 -translate-y-1/2 flex-col border border-ink bg-paper"
        >
          <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
            <Dialog.Title className="text-h3">{title}</Dialog.Title>
            <Dialog.Close className="button">Close</Dialog.Close>
          </div>
          <div ref={body} className="min-h-0 overflow-y-auto p-5">
            {children(() => setOpen(false))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
