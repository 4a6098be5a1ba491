/** A plain GET form: works without JavaScript. `SearchSuggest` adds suggestions where it is mounted. */
export function SearchField({
  id,
  value = '',
  large = false,
}: {
  id: string;
  value?: string;
  large?: boolean;
}) {
  return (
    <search>
      <form action="/search" method="get" className="flex">
        <label htmlFor={id} className="sr-only">
          Search coffees, places and notes
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={value}
          maxLength={500}
          placeholder="Search coffees, places, notes"
          autoComplete="off"
          enterKeyHint="search"
          className={`field min-w-0 placeholder:text-ink-2 ${large ? 'min-h-14 text-lead' : ''}`}
        />
        {large && (
          <button type="submit" className="action ml-2">
            Search
          </button>
        )}
      </form>
    </search>
  );
}
