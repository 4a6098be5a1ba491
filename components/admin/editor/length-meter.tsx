/** How much of a text search engines and cards show, beside its field. */
export function LengthMeter({ text, max, of }: { text: string; max: number; of: string }) {
  const isLong = text.length > max;
  return (
    <p className={`mt-1 flex items-center gap-2 text-small ${isLong ? 'text-ochre' : 'text-ink-2'}`}>
      <meter
        className="h-2 w-24"
        min={0}
        max={max}
        value={Math.min(text.length, max)}
        aria-label={`Length of the ${of}`}
      />
      <span className="tabular">
        {text.length} of {max}
        {isLong && ': search engines will cut it'}
      </span>
    </p>
  );
}
