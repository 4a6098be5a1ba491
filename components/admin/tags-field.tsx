'use client';

import { useId, useState } from 'react';
import { Field, type FieldProps } from './field';

/** Several words, each a tag: Enter or a comma adds one, each has its own button to take it out. */
export function TagsField({
  value,
  onValue,
  suggestions = [],
  note,
  ...field
}: FieldProps & {
  value: readonly string[];
  onValue: (value: string[]) => void;
  suggestions?: readonly string[];
}) {
  const [text, setText] = useState('');
  const id = useId();
  const add = (typed: string) => {
    const fresh = typed
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word && !value.includes(word));
    if (fresh.length > 0) onValue([...value, ...new Set(fresh)]);
    setText('');
  };
  return (
    <div>
      <Field {...field}>
        {(control) => (
          <input
            {...control}
            className="input"
            list={`${id}-known`}
            autoComplete="off"
            value={text}
            onChange={(event) =>
              event.target.value.includes(',') ? add(event.target.value) : setText(event.target.value)
            }
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add(text);
            }}
            onBlur={() => add(text)}
          />
        )}
      </Field>
      <datalist id={`${id}-known`}>
        {suggestions
          .filter((word) => !value.includes(word))
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
      {value.length > 0 && (
        <ul aria-label="Chosen" className="mt-2 flex flex-wrap gap-2">
          {value.map((word) => (
            <li key={word} className="flex items-center border border-rule bg-sheet pl-2">
              <span>{word}</span>
              <button
                type="button"
                className="min-h-8 min-w-8 font-semibold"
                aria-label={`Remove ${word}`}
                onClick={() => onValue(value.filter((other) => other !== word))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {note}
    </div>
  );
}
