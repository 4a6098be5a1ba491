/**
 * The campaign whose link led here, for this tab only: no cookie, no name, gone with the tab. Called when a page loads,
 * so that it is kept, and when something is put into the cart, so that it goes along.
 */
export function campaign(): string | undefined {
  // A browser may forbid storage; then there is no campaign and nothing else is lost.
  try {
    const link = new URLSearchParams(location.search);
    const named = link.get('utm_campaign') || link.get('utm_source');
    if (named) sessionStorage.campaign = named.slice(0, 60);
    return sessionStorage.campaign;
  } catch {}
}
