import { SearchForm } from './search-form';

/** Search as the main thing of a page, with a button and without suggestions. */
export function SearchField({ id, value = '' }: { id: string; value?: string }) {
  return (
    <search>
      <SearchForm id={id} defaultValue={value} look="min-h-14 text-lead">
        <button type="submit" className="action ml-2">
          Search
        </button>
      </SearchForm>
    </search>
  );
}
