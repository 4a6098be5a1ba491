import type { ComponentProps, ReactNode } from 'react';

type Props = Pick<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'onFocus'> & {
  id: string;
  look?: string;
  /** What follows the field in its row. */
  children?: ReactNode;
};

/** The field of every search. A plain GET form: works without JavaScript. */
export function SearchForm({ id, look = '', children, ...input }: Props) {
  return (
    <form action="/search" method="get" className="flex">
      <label htmlFor={id} className="sr-only">
        Search coffees, places and notes
      </label>
      <input
        {...input}
        id={id}
        type="search"
        name="q"
        maxLength={500}
        placeholder="Coffee, place, note"
        autoComplete="off"
        enterKeyHint="search"
        className={`field min-w-0 placeholder:text-ink-2 ${look}`}
      />
      {children}
    </form>
  );
}
