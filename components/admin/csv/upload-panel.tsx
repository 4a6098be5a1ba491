'use client';

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { Panel } from '@/components/admin/panel';
import { Problem } from '@/components/admin/problem';
import { sendFile } from '@/lib/admin/csv/client';

/** Takes a CSV file and has it checked; nothing is imported yet. */
export function UploadPanel({
  title,
  to,
  children,
  onTaken,
}: {
  title: string;
  to: 'catalogue' | 'count';
  children: ReactNode;
  onTaken: (id: string) => void;
}) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: (chosen: File) => sendFile(to, chosen),
    onSuccess: (taken) => onTaken(taken.id),
  });
  return (
    <Panel title={title}>
      <CommandForm
        label={title}
        onSubmit={() => {
          setMissing(!file);
          if (file && !send.isPending) send.mutate(file);
        }}
      >
        <div className="space-y-2 text-ink-2">{children}</div>
        <Problem text={send.error?.message ?? null} />
        <div>
          <label htmlFor={id} className="mb-1 block font-semibold">
            CSV file
          </label>
          <input
            id={id}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className="input"
            aria-describedby={`${id}-hint`}
            aria-invalid={missing || undefined}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setMissing(false);
              send.reset();
            }}
          />
          <p
            id={`${id}-hint`}
            className={
              missing ? 'mt-1 text-small font-semibold text-vermilion' : 'mt-1 text-small text-ink-2'
            }
            role={missing ? 'alert' : undefined}
          >
            {missing ? 'Choose a file first.' : 'UTF-8, with commas, semicolons or tabs, up to 20 MB.'}
          </p>
        </div>
        <button type="submit" className="button button-main" disabled={send.isPending}>
          {send.isPending ? 'Reading the file…' : 'Check the file'}
        </button>
      </CommandForm>
    </Panel>
  );
}
