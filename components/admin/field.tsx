'use client';

import { type ReactNode, useId } from 'react';

export type FieldProps = {
  label: string;
  /** What to enter and in which unit; stands under the label. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  errors?: readonly string[] | undefined;
  /** Differs from what is saved: shown with the purple bar. */
  revised?: boolean;
  /** Said beside the label; fields are optional unless marked. */
  required?: boolean;
  /** Stands under the control: who says so. */
  note?: ReactNode;
};

/** The attributes that tie a control to its label, hint and errors. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** Label, hint, control, errors: the frame of every field in the admin. Beside others the controls share one line. */
export function Field({
  label,
  hint,
  errors,
  revised,
  required,
  note,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const isWrong = (errors?.length ?? 0) > 0;
  const describedBy =
    [hint && `${id}-hint`, isWrong && `${id}-errors`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={revised ? 'form-field revised' : 'form-field'}>
      <div className="self-end">
        <label htmlFor={id} className="mb-1 block font-semibold">
          {label}
          {required && <span className="font-normal text-ink-2"> (required)</span>}
          {revised && <span className="sr-only"> (changed)</span>}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mb-1 text-small text-ink-2">
            {hint}
          </p>
        )}
      </div>
      <div>
        {children({ id, 'aria-describedby': describedBy, 'aria-invalid': isWrong || undefined })}
        {isWrong && (
          <p id={`${id}-errors`} role="alert" className="mt-1 text-small font-semibold text-vermilion">
            {errors?.join(' ')}
          </p>
        )}
        {note}
      </div>
    </div>
  );
}
