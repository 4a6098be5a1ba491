/** Once on a page that strikes a price. */
export function WasPriceNote() {
  return (
    <p className="mt-3 text-small text-ink-2">
      Struck through: the lowest price of the 30 days before the reduction.
    </p>
  );
}
