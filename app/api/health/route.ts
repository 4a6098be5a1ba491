import { sql } from 'drizzle-orm';
import { connection } from 'next/server';
import { shopDb } from '@/db/pools';
import { paymentsNotice } from '@/lib/orders/payments-mode';

/** 200 and whether money moves, 503 when the database does not answer. Behind it stands nothing that is personal. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await shopDb().execute(sql`select 1`);
    return Response.json({ ok: true, payments: paymentsNotice().mode });
  } catch {
    return Response.json({ ok: false, database: 'unreachable' }, { status: 503 });
  }
}
