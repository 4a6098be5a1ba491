/** Said on every page while the catalogue is the demo's: nobody may take an invented score for a real one. */
export function Ribbon() {
  return (
    <p className="border-b border-line bg-wash px-4 py-1.5 text-center text-small text-ink-2" data-screen>
      Demo shop: no money moves and nothing ships. Lots, prices and scores are invented unless a source is
      named.
    </p>
  );
}
