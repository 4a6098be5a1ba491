'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { type BoundRow, bindRow } from './bind';

/** What `bind(form).rows(field)` hands over. */
export type BoundRows<Row> = {
  /** Of the record: errors of a part stand under `field.0.part`. */
  field: string;
  rows: readonly Row[];
  onRows: (rows: Row[]) => void;
  revised: boolean;
  errors: (path: string) => readonly string[] | undefined;
  note?: ReactNode;
};

type Props<Row> = BoundRows<Row> & {
  legend: string;
  hint?: ReactNode;
  /** A row as it is added. */
  blank: () => Row;
  /** "Add a recipe". */
  add: string;
  /** What one row is called: "Recipe 2". */
  nameOf: (row: Row, at: number) => string;
  /** The order says something: rows can be moved up. */
  ordered?: boolean;
  /** The fields of a row, each bound to its part: `<TextField label="Grind" {...text('grind')} />`. */
  children: (bound: BoundRow<Row>, row: Row, at: number) => ReactNode;
};

/** Rows that belong to a record: add, change, move, remove. They are saved with the record, as one field of it. */
export function RowsField<Row>({
  legend,
  hint,
  field,
  rows,
  onRows,
  blank,
  add,
  nameOf,
  revised,
  errors,
  ordered,
  note,
  children,
}: Props<Row>) {
  const list = useRef<HTMLDivElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.lastElementChild?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  });
  const wrong = errors(field);
  const move = (from: number, to: number) => {
    const next = [...rows];
    const [row] = next.splice(from, 1);
    if (row !== undefined) next.splice(to, 0, row);
    onRows(next);
  };
  return (
    <section className={revised ? 'revised' : undefined}>
      <h4 className="font-semibold">
        {legend}
        {revised && <span className="sr-only"> (changed)</span>}
      </h4>
      {hint && <p className="text-small text-ink-2">{hint}</p>}
      {note}
      {wrong && wrong.length > 0 && (
        <p role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {wrong.join(' ')}
        </p>
      )}
      <div ref={list} className="mt-2 space-y-3">
        {rows.map((row, at) => {
          const name = nameOf(row, at);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new row has no id before it is saved, and no state of its own
            <fieldset key={at} className="border border-line p-3">
              <legend className="px-1 font-semibold">{name}</legend>
              <div className="space-y-3">
                {children(
                  bindRow(
                    row,
                    (next) => onRows(rows.map((other, i) => (i === at ? { ...other, ...next } : other))),
                    (part) => errors(`${field}.${at}.${part}`),
                  ),
                  row,
                  at,
                )}
              </div>
              <div className="mt-3 flex flex-wrap gap-2">
                {ordered && at > 0 && (
                  <button type="button" className="button button-plain" onClick={() => move(at, at - 1)}>
                    Move up<span className="sr-only">: {name}</span>
                  </button>
                )}
                <button
                  type="button"
                  className="button button-plain"
                  onClick={() => {
                    onRows(rows.filter((_, i) => i !== at));
                    adder.current?.focus();
                  }}
                >
                  Remove<span className="sr-only">: {name}</span>
                </button>
              </div>
            </fieldset>
          );
        })}
      </div>
      <button
        ref={adder}
        type="button"
        className="button mt-2"
        onClick={() => {
          added.current = true;
          onRows([...rows, blank()]);
        }}
      >
        {add}
      </button>
    </section>
  );
}
