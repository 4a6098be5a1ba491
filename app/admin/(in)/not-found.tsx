import { PageHead } from '@/components/admin/page-head';

/** For a record that is not there (any more). */
export default function AdminNotFound() {
  return (
    <>
      <PageHead title="Not there" />
      <p className="max-w-prose">
        There is no such record. It may have been deleted, or the address is not quite right. The audit log
        knows what became of it.
      </p>
    </>
  );
}
