'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 250;

/** Asks after a pause in typing, at once on Enter. What the address says later replaces what is typed. */
export function SearchInput({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (q: string) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const ask = (q: string, inMs: number) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onValue(q), inMs);
  };
  // Typed before the page was alive: nobody told React, so nobody asked either.
  const catchUp = useEffectEvent(() => {
    const typed = input.current?.value ?? '';
    if (typed === value) return;
    setText(typed);
    ask(typed, TYPING_PAUSE_MS);
  });
  useEffect(() => {
    catchUp();
    return () => clearTimeout(pause.current);
  }, []);
  return (
    <>
      <label htmlFor={id} className="mb-1 block text-small font-semibold">
        {label}
      </label>
      <input
        id={id}
        ref={input}
        type="search"
        className="input"
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          ask(event.target.value, TYPING_PAUSE_MS);
        }}
        onKeyDown={(event) => event.key === 'Enter' && ask(text, 0)}
      />
    </>
  );
}
