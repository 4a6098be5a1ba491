import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { shopDb } from '@/db/pools';

/** 200 when the shop can serve and sell, 503 when its database does not answer. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await shopDb().execute(sql`select 1`);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ ok: false, database: 'unreachable' }, { status: 503 });
  }
}
