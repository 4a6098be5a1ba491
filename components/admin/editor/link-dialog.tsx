'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { TextField } from '@/components/admin/text-field';
import type { Target } from '@/lib/admin/stories/types';
import { isWebAddress } from '@/lib/stories/doc-input';
import { Dialog } from './dialog';
import { TargetSearch } from './target-search';

/** Where a link leads: to a page of the shop, kept by id, or to another site. */
export function LinkDialog({
  href,
  hasLink,
  onTarget,
  onHref,
  onRemove,
  onClose,
}: {
  /** The address of another site that the link has now. */
  href: string;
  hasLink: boolean;
  onTarget: (target: Target) => void;
  onHref: (href: string) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const [address, setAddress] = useState(href);
  const [isWrong, setWrong] = useState(false);
  const put = () => {
    const text = address.trim();
    const whole = /^[a-z]+:/i.test(text) ? text : text.includes('@') ? `mailto:${text}` : `https://${text}`;
    if (text && isWebAddress(whole)) onHref(whole);
    else setWrong(true);
  };
  return (
    <Dialog
      title="Link"
      onClose={onClose}
      footer={
        hasLink && (
          <button type="button" className="button" onClick={onRemove}>
            Remove the link
          </button>
        )
      }
    >
      <TargetSearch label="To a coffee, story, producer or origin" onChoose={onTarget} />
      <p className="text-small text-ink-2">
        Such a link follows its page: a new address breaks nothing, and while the page is not published
        readers see plain text.
      </p>
      <CommandForm
        onSubmit={put}
        className="space-y-3 border-t border-line pt-4"
        label="Link to another site"
      >
        <TextField
          label="Or to another site"
          hint="https://… or an e-mail address"
          inputMode="url"
          value={address}
          onValue={(value) => {
            setAddress(value);
            setWrong(false);
          }}
          errors={isWrong ? ['This is no address of a site: https://example.org/page'] : undefined}
        />
        <button type="submit" className="button">
          Link to this address
        </button>
      </CommandForm>
    </Dialog>
  );
}
