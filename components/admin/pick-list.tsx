'use client';

import { Field, type FieldProps } from './field';

type Option = { id: string; name: string };

/** Some of many, in an order of one's own: a list to choose from, and what was chosen below it. */
export function PickList({
  options,
  value,
  onValue,
  ordered,
  ...field
}: FieldProps & {
  options: readonly Option[];
  value: readonly string[];
  onValue: (value: string[]) => void;
  ordered?: boolean;
}) {
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? 'gone';
  return (
    <div>
      <Field {...field}>
        {(control) => (
          <select
            {...control}
            className="input"
            value=""
            onChange={(event) => event.target.value && onValue([...value, event.target.value])}
          >
            <option value="">Choose to add …</option>
            {options
              .filter((option) => !value.includes(option.id))
              .map((option) => (
                <option key={option.id} value={option.id}>
                  {option.name}
                </option>
              ))}
          </select>
        )}
      </Field>
      {value.length > 0 && (
        <ul aria-label="Chosen" className="mt-2 divide-y divide-line border-y border-line">
          {value.map((id, at) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <span>{nameOf(id)}</span>
              <span className="flex">
                {ordered && at > 0 && (
                  <button
                    type="button"
                    className="button button-plain"
                    onClick={() => {
                      const next = value.filter((other) => other !== id);
                      next.splice(at - 1, 0, id);
                      onValue(next);
                    }}
                  >
                    Move up<span className="sr-only">: {nameOf(id)}</span>
                  </button>
                )}
                <button
                  type="button"
                  className="button button-plain"
                  onClick={() => onValue(value.filter((other) => other !== id))}
                >
                  Remove<span className="sr-only">: {nameOf(id)}</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
