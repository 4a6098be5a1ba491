import { connect } from '@/db/client';

/**
 * A one-time link that makes whoever opens it an owner; earlier ones stop working. Null when `onlyWithoutStaff` and
 * somebody runs the shop already. Whoever may run this command has the server anyway.
 */
export async function ownerLink(
  databaseUrl: string,
  env: NodeJS.ProcessEnv,
  { onlyWithoutStaff }: { onlyWithoutStaff: boolean },
): Promise<string | null> {
  Object.assign(process.env, { APP_ORIGIN: env.APP_ORIGIN });
  const [{ makeOwnerLink }, { hasStaff }] = await Promise.all([
    import('@/lib/identity/invitations'),
    import('@/lib/identity/queries'),
  ]);
  const { db, pool } = connect(databaseUrl, 1);
  try {
    if (onlyWithoutStaff && (await hasStaff(db))) return null;
    return await makeOwnerLink(db);
  } finally {
    await pool.end();
  }
}
