// Stub of the lead's, so that pages can be looked at: the cart's engineer replaces it.
export function CartBadge() {
  return (
    <a href="/cart" className="flex min-h-12 items-center font-bold">
      Cart <span data-cart-count className="ml-1.5 inline-block min-w-4" />
    </a>
  );
}
