'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Field, type FieldProps } from './field';

type Props = Pick<FieldProps, 'label' | 'hint' | 'errors'> & {
  value: string;
  onValue: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
} & Pick<ComponentProps<'input'>, 'name'>;

/** A passphrase, hidden until a person wants to see what they type, and hidden again when it is sent. */
export function PassphraseField({ value, onValue, label, hint, errors, ...input }: Props) {
  const [isShown, setShown] = useState(false);
  const control = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const form = control.current?.form;
    // A browser offers to keep what is a password field when it is sent.
    const hide = () => setShown(false);
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);

  function toggle() {
    const field = control.current;
    const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
    flushSync(() => setShown(!isShown));
    // Another type of field puts the cursor elsewhere.
    if (field && field === document.activeElement) field.setSelectionRange(start, end);
  }

  return (
    <Field label={label} {...{ hint, errors }}>
      {(attributes) => (
        <div className="relative">
          <input
            {...attributes}
            {...input}
            ref={control}
            type={isShown ? 'text' : 'password'}
            className="input pr-20"
            spellCheck={false}
            autoCapitalize="none"
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
          <button
            type="button"
            className="button button-plain absolute inset-y-0 right-0 aria-pressed:bg-ink! aria-pressed:text-sheet!"
            aria-pressed={isShown}
            // The cursor stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={toggle}
          >
            Show<span className="sr-only"> what is in “{label}”</span>
          </button>
        </div>
      )}
    </Field>
  );
}
