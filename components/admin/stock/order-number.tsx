import Link from 'next/link';

/** An order's number; a link for whoever may see orders. */
export function OrderNumber({ number, isLink }: { number: string; isLink: boolean }) {
  if (!isLink) return <span translate="no">{number}</span>;
  return (
    <Link className="link whitespace-nowrap" href={`/admin/orders/${number}`} prefetch={false} translate="no">
      {number}
    </Link>
  );
}
