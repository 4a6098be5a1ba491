/** Three contour lines and the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 font-display text-[1.625rem] leading-none font-semibold tracking-[-0.02em]">
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" fill="none" className="text-contour">
        <path d="M2 23c4-9 9-14 15-14s10 6 13 15" stroke="currentColor" strokeWidth="1.6" />
        <path d="M7 24c3-6 6-9 10-9s7 4 9 9" stroke="currentColor" strokeWidth="1.6" />
        <path d="M12 25c1.500-3 3-4 5-4s4 1.500 5 4" stroke="currentColor" strokeWidth="1.6" />
        <path d="M17 3v7M13.500 6.500h7" className="text-cherry" stroke="currentColor" strokeWidth="1.6" />
      </svg>
      <span translate="no">Yunga</span>
    </span>
  );
}
