/** The mark and the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 font-display text-[1.625rem] leading-none font-semibold tracking-[-0.02em]">
      {/* biome-ignore lint/performance/noImgElement: the site's own icon, already loaded as favicon */}
      <img src="/icon.svg" width={32} height={32} alt="" />
      <span translate="no">Yunga</span>
    </span>
  );
}
