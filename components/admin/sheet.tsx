'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

/**
 * The panel beside a table: 560 px of form, the table stays readable left of it; `wide` takes the whole window, for a
 * preview beside the form. On a phone it is the page. `onClose` may refuse, to ask about unsaved changes.
 */
export function Sheet({
  title,
  onClose,
  children,
  footer,
  aside,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Stays in view at the foot: what changed, Discard, Save. */
  footer?: ReactNode;
  /** A preview: shown right of the form and makes the sheet take the whole window. */
  aside?: ReactNode;
}) {
  return (
    <Dialog.Root open modal={false} disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          data-admin
          className={`fixed inset-y-0 right-0 z-20 flex max-w-full flex-col border-l border-ink bg-paper ${aside ? 'w-full' : 'w-[35rem]'}`}
        >
          <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
            <Dialog.Title className="text-h3">{title}</Dialog.Title>
            <Dialog.Close className="button">Close</Dialog.Close>
          </div>
          <div className="flex min-h-0 flex-1">
            <div
              className={`flex min-h-0 flex-col ${aside ? 'w-[35rem] max-w-full border-r border-line' : 'w-full'}`}
            >
              <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
              {footer && <div className="border-t border-ink bg-sheet px-5 py-3">{footer}</div>}
            </div>
            {aside && (
              <div className="min-h-0 min-w-0 flex-1 overflow-auto bg-wash max-lg:hidden">{aside}</div>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
