'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';

/**
 * The panel beside a table: 560 px of form, the table stays readable left of it; `wide` takes the whole window, for a
 * preview beside the form. On a phone it is the page. `onClose` may refuse, to ask about unsaved changes. When it opens,
 * its heading has the focus, so that a screen reader says what it is; or what its content gave the focus to.
 */
export function Sheet({
  title,
  onClose,
  children,
  footer,
  aside,
  fresh = false,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Stays in view at the foot: what changed, Discard, Save. */
  footer?: ReactNode;
  /** A preview: shown right of the form and makes the sheet take the whole window. */
  aside?: ReactNode;
  /** A form for something new: its first field has the focus instead. */
  fresh?: boolean;
}) {
  const popup = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const start = () => {
    if (popup.current?.contains(document.activeElement)) return false;
    const field =
      fresh && popup.current?.querySelector<HTMLElement>('form :is(input, select, textarea):enabled');
    return field || heading.current;
  };
  return (
    <Dialog.Root open modal={false} disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          data-admin
          data-sheet={aside ? undefined : ''}
          initialFocus={start}
          className={`fixed inset-y-0 right-0 z-20 flex max-w-full flex-col border-l border-ink bg-paper ${aside ? 'w-full' : 'w-[35rem]'}`}
        >
          <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
            <Dialog.Title
              ref={heading}
              tabIndex={-1}
              className="min-w-0 pt-1 text-h3 [overflow-wrap:anywhere]"
            >
              {title}
            </Dialog.Title>
            <Dialog.Close className="button shrink-0">Close</Dialog.Close>
          </div>
          <div className="flex min-h-0 flex-1">
            <div
              className={`flex min-h-0 flex-col ${aside ? 'w-[35rem] max-w-full border-r border-line' : 'w-full'}`}
            >
              <div className="min-h-0 flex-1 overflow-y-auto p-5 max-xl:pb-24">{children}</div>
              {footer && (
                <div data-foot className="border-t border-ink bg-sheet px-5 py-3">
                  {footer}
                </div>
              )}
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
