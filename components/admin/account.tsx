import Link from 'next/link';
import { SignOutButton } from './sign-out-button';

/** Who is signed in, and the way out. */
export function Account({ name, role }: { name: string; role: string }) {
  const link = 'link inline-flex min-h-11 items-center lg:min-h-9';
  return (
    <div className="text-small">
      <p className="break-words leading-snug">
        <span className="font-semibold">{name}</span>
        <br />
        <span className="text-ink-2">{role}</span>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-3 max-lg:justify-start max-lg:gap-x-6">
        <Link href="/admin/security" prefetch={false} className={link}>
          My sign-in
        </Link>
        <a href="/" className={link}>
          The shop
        </a>
        <SignOutButton className={link} />
      </div>
    </div>
  );
}
