/** The mark and the shop's name. The mark is a mask in the stylesheet: no request, and the ink of the name. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-2.5 font-display text-[1.625rem] leading-none font-semibold tracking-[-0.02em]">
      <span className="mark" aria-hidden="true" />
      <span translate="no">{name}</span>
    </span>
  );
}
