'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { firstField } from '@/components/admin/first-field';

/** A question over the page: Escape and Close leave everything as it is. Its first field has the focus. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-ink/40" />
        <Base.Popup
          data-admin
          initialFocus={() => firstField(body.current) ?? true}
          className="fixed left-1/2 top-1/2 z-30 flex max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col border border-ink bg-paper"
        >
          <div className="flex items-start justify-between gap-4 border-b border-ink px-5 py-3">
            <Base.Title className="text-h3">{title}</Base.Title>
            <Base.Close className="button">Close</Base.Close>
          </div>
          <div ref={body} className="min-h-0 space-y-4 overflow-y-auto p-5">
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-3 border-t border-ink bg-sheet px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
