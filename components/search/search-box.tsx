'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react';
import { searchQuery } from '@/lib/search/client';
import type { Suggestion } from '@/lib/search/types';
import { SearchForm } from './search-form';

const KIND: Record<Suggestion['type'], string> = {
  coffee: 'Coffee',
  origin: 'Origin',
  producer: 'Producer',
  story: 'Story',
};
const SHORTEST = 2;

/** The typed part plain, the rest bold: the eye goes to what differs. */
function Marked({ text, typed }: { text: string; typed: string }) {
  const at = text.toLowerCase().indexOf(typed.trim().toLowerCase());
  if (typed.trim() === '' || at < 0) return <strong>{text}</strong>;
  const end = at + typed.trim().length;
  return (
    <>
      <strong>{text.slice(0, at)}</strong>
      {text.slice(at, end)}
      <strong>{text.slice(end)}</strong>
    </>
  );
}

/** Search with a list of links under the field. A plain GET form without JavaScript; Down moves into the list. */
export function SearchBox() {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const asked = useDeferredValue(typed.trim());
  const { data } = useQuery({
    ...searchQuery(asked),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const found = open && asked.length >= SHORTEST ? (data ?? []) : [];

  function move(event: KeyboardEvent): void {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (at > 0 ? links[at - 1] : document.getElementById(id))?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <search
      className="relative block"
      onKeyDown={move}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <SearchForm
        id={id}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
      />
      <p className="sr-only" role="status">
        {found.length > 0 ? `${found.length} suggestions below` : ''}
      </p>
      {found.length > 0 && (
        <ul
          ref={list}
          className="absolute inset-x-0 top-full z-20 -mt-px border border-ink bg-sheet"
          aria-label="Suggestions"
        >
          {found.map((s) => (
            <li key={s.href} className="border-b border-line last:border-0">
              <a
                href={s.href}
                className="flex min-h-11 items-center justify-between gap-3 px-3 py-1.5 hover:bg-wash"
              >
                <span>
                  <Marked text={s.title} typed={typed} />
                </span>
                <span className="text-small text-ink-2">{KIND[s.type]}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
