import { mark } from '@/components/art/mark';
import { InlineSvg } from '@/components/ui/inline-svg';

/** The mark and the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 font-display text-[1.625rem] leading-none font-semibold tracking-[-0.02em]">
      <span className="w-8" aria-hidden="true">
        <InlineSvg svg={mark()} />
      </span>
      <span translate="no">Yunga</span>
    </span>
  );
}
