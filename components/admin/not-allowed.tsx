import { PageHead } from './page-head';

/** For a page that the person's role does not open. */
export function NotAllowed({ role }: { role: string }) {
  return (
    <>
      <PageHead title="Not for your role" />
      <p className="max-w-prose">
        You are signed in as {role}, and this page needs another role. An owner can change that under People.
      </p>
    </>
  );
}
