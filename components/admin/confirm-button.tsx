'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useState } from 'react';

/** A button for what cannot be taken back: it says what will happen before it does it. */
export function ConfirmButton({
  children,
  title,
  text,
  confirm,
  onConfirm,
  disabled,
  className = 'button button-danger',
}: {
  children: ReactNode;
  title: string;
  text: ReactNode;
  /** The verb on the confirming button. */
  confirm: string;
  onConfirm: () => void;
  disabled?: boolean;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger className={className} disabled={disabled}>
        {children}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop forceRender className="veil" />
        <AlertDialog.Popup className="fixed left-1/2 top-1/2 z-30 w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 border border-ink bg-sheet p-5">
          <AlertDialog.Title className="text-h3">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2" render={<div />}>
            {text}
          </AlertDialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close className="button">Keep as it is</AlertDialog.Close>
            <button
              type="button"
              className="button button-main"
              onClick={() => {
                setOpen(false);
                onConfirm();
              }}
            >
              {confirm}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
