'use client';

import { useState } from 'react';
import { SelectField } from '@/components/admin/select-field';
import { useCommand } from '@/components/admin/use-command';
import { sendTestMail } from '@/lib/admin/settings/actions';
import type { MailSample, SampleKind } from '@/lib/admin/settings/types';

const STYLED = /\sstyle="/g;
const AS_DATA = ' data-style="';

/** A look at each mail, drawn as it would go out now, and a button that sends it to oneself. */
export function MailPreview({
  samples,
  mayEdit,
  address,
  isKept,
}: {
  samples: readonly MailSample[];
  mayEdit: boolean;
  /** Of the person who is signed in. */
  address: string;
  /** The shop has no mail server: mails stay in its database. */
  isKept: boolean;
}) {
  const [kind, setKind] = useState(samples[0]?.kind ?? '');
  const send = useCommand(sendTestMail, {
    done: ({ to }) => (isKept ? `Kept: this shop has no mail server.` : `On its way to ${to}.`),
  });
  const mail = samples.find((sample) => sample.kind === kind);
  if (!mail) return null;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-80">
          <SelectField
            label="Mail"
            value={kind}
            onValue={(value) => setKind(value as SampleKind)}
            options={samples.map(({ kind: value, name, to }) => ({ value, label: `${name}, to ${to}` }))}
          />
        </div>
        {mayEdit && (
          <button
            type="button"
            className="button h-auto min-h-10 max-w-full whitespace-normal [overflow-wrap:anywhere]"
            disabled={send.pending}
            onClick={() => send.run({ kind: mail.kind })}
          >
            Send a test to {address}
          </button>
        )}
      </div>
      {isKept && (
        <p className="border-l-4 border-ochre bg-sheet p-3">
          This shop has no mail server (SMTP_URL), so mails are written and kept in its database instead of
          sent.
        </p>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <section aria-label="As a mail program shows it" className="border border-ink bg-sheet">
          <p className="border-b border-line px-4 py-2.5">
            <span className="text-ink-2">Subject:</span> <strong>{mail.subject}</strong>
          </p>
          {mail.html === '' ? (
            <p className="p-4">This one goes out as plain text alone.</p>
          ) : (
            <iframe
              key={mail.kind}
              title={`Preview of ${mail.name}`}
              className="h-160 w-full"
              // Nothing in it may run; being of our origin lets this page reach in and give it its styles.
              sandbox="allow-same-origin"
              srcDoc={mail.html.replace(STYLED, AS_DATA)}
              // The server's copy of it may be there before this page is alive.
              ref={dress}
              onLoad={(event) => dress(event.currentTarget)}
            />
          )}
        </section>
        <details className="border border-ink bg-sheet p-4" open>
          <summary className="font-semibold">As plain text</summary>
          <pre className="mt-2 whitespace-pre-wrap break-words font-sans text-small">{mail.text}</pre>
        </details>
      </div>
    </div>
  );
}

/** The policy of this page forbids style attributes in a document that it writes; a script may set styles. */
function dress(frame: HTMLIFrameElement | null): void {
  for (const element of frame?.contentDocument?.querySelectorAll<HTMLElement>('[data-style]') ?? [])
    element.style.cssText = element.dataset.style ?? '';
}
