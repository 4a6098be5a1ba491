'use client';

import { useId } from 'react';

/** Yes or no, with the words beside the box. */
export function CheckField({
  label,
  hint,
  checked,
  onChecked,
  revised,
  disabled,
  name,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  revised?: boolean;
  disabled?: boolean;
  name?: string;
}) {
  const id = useId();
  return (
    <div className={revised ? 'revised' : undefined}>
      <label className="flex min-h-11 items-center gap-3 font-semibold" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          className="size-5 accent-ink"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChecked(event.target.checked)}
        />
        <span>
          {label}
          {revised && <span className="sr-only"> (changed)</span>}
        </span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}
