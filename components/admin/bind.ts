import type { ReactNode } from 'react';
import type { RecordForm } from './use-record-form';

/**
 * What the fields of an editor need to know of their form.
 * @param noteOf what stands under a field's control (`factNotes`)
 */
export function bind<V extends Record<string, unknown>>(
  form: RecordForm<V>,
  noteOf?: (field: keyof V & string) => ReactNode,
) {
  const about = (field: keyof V & string) => ({
    revised: form.isRevised(field),
    errors: form.errors(field),
    note: noteOf?.(field),
  });
  return {
    /** For a control that speaks the value's own type. */
    as: <F extends keyof V & string>(field: F) => ({
      ...about(field),
      value: form.values[field],
      onValue: (value: V[F]) => form.set(field, value),
    }),
    /** For text; what was missing and is emptied again is missing, not changed. */
    text: (field: keyof V & string) => ({
      ...about(field),
      value: String(form.values[field] ?? ''),
      onValue: (text: string) =>
        form.set(field, (text === '' && form.base[field] === null ? null : text) as never),
    }),
    /** For numbers and amounts, which hold what was typed until it is one. */
    number: (field: keyof V & string) => ({
      ...about(field),
      value: form.values[field] as unknown,
      onValue: (value: number | string | null) => form.set(field, value as never),
    }),
    /** For one of a list; the empty choice is null. */
    choice: (field: keyof V & string) => ({
      ...about(field),
      value: String(form.values[field] ?? ''),
      onValue: (value: string) => form.set(field, (value || null) as never),
    }),
    /** For `RowsField`: a field that is a list of rows. */
    rows: <F extends keyof V & string>(field: F) => ({
      field,
      rows: form.values[field],
      onRows: (rows: V[F]) => form.set(field, rows),
      revised: form.isRevised(field),
      errors: form.errors,
      note: noteOf?.(field),
    }),
    flag: (field: keyof V & string) => ({
      revised: form.isRevised(field),
      checked: form.values[field] === true,
      onChecked: (checked: boolean) => form.set(field, checked as never),
    }),
  };
}

/** The same for the parts of one row of a list; `errors` are asked for each part by its name. */
export function bindRow<Row>(
  row: Row,
  set: (next: Partial<Row>) => void,
  errors: (part: string) => readonly string[] | undefined,
) {
  const put = (part: keyof Row & string, value: unknown) => set({ [part]: value } as Partial<Row>);
  const text = (part: keyof Row & string) => ({
    value: String(row[part] ?? ''),
    onValue: (text: string) => put(part, text),
    errors: errors(part),
  });
  return {
    set,
    errors,
    text,
    /** For text that may be missing; empty is missing. */
    textOrNone: (part: keyof Row & string) => ({
      ...text(part),
      onValue: (text: string) => put(part, text || null),
    }),
    /** For numbers and amounts, which hold what was typed until it is one. */
    number: (part: keyof Row & string) => ({
      value: row[part] as unknown,
      onValue: (value: number | string | null) => put(part, value),
      errors: errors(part),
    }),
    /** For one of a list. */
    choice: text,
    flag: (part: keyof Row & string) => ({
      checked: row[part] === true,
      onChecked: (checked: boolean) => put(part, checked),
    }),
  };
}
export type BoundRow<Row> = ReturnType<typeof bindRow<Row>>;
