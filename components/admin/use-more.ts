import { useEffect, useRef, useState } from 'react';

/**
 * Which edges of a box have more behind them, as it is scrolled and sized: `before` and `after` sideways, for the fading
 * edges of admin.css; `scrolls` also when it does so up and down.
 */
export function useMore<E extends HTMLElement>() {
  const box = useRef<E>(null);
  const [more, setMore] = useState('');
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const look = () => {
      const after = at.scrollWidth - at.clientWidth - at.scrollLeft;
      // Half pixels are no reason to fade.
      const sides = [at.scrollLeft > 1 && 'before', after > 1 && 'after'].filter(Boolean).join(' ');
      setMore(sides);
      setScrolls(sides !== '' || at.scrollHeight - at.clientHeight > 1);
    };
    const sizes = new ResizeObserver(look);
    for (const each of [at, ...at.children]) sizes.observe(each);
    at.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      at.removeEventListener('scroll', look);
    };
  }, []);
  return { box, more, scrolls };
}
