import 'server-only';
import type pg from 'pg';
import { connect, type Db } from './client';

type Open = { db: Db; pool: pg.Pool };
/** `next dev` and route bundles load this module more than once; the pools live on the process. */
const shared = globalThis as typeof globalThis & { yungaPools?: Map<string, Open> };

function open(name: string, size: number): Open {
  shared.yungaPools ??= new Map();
  const known = shared.yungaPools.get(name);
  if (known) return known;
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      'DATABASE_URL is not set. Start the shop with `npm run shop`, which brings its own PostgreSQL.',
    );
  const fresh = connect(url, size);
  shared.yungaPools.set(name, fresh);
  return fresh;
}

/** For reading and for carts. Opened at first use, so that a build needs no database. */
export const shopDb = (): Db => open('shop', 10).db;
/** For money and stock only, so that a busy catalogue never makes a payment wait. */
export const orderDb = (): Db => open('orders', 6).db;
