import 'server-only';
import { isIP } from 'node:net';
import { env } from './env';

/**
 * Where a request came from, for rate limits only, never for a permission: `203.0.113.7`, an IPv6 network
 * `2001:db8:0:1::/64`, or `unknown`.
 *
 * The trap: `x-forwarded-for` is a header, and Next fills it with the socket's address only when the client sent none.
 * - Behind a proxy (TRUST_PROXY) the right-most entry is the one our proxy wrote; everything left of it is hearsay.
 * - Without a proxy a client may write what it likes and so choose its own bucket. Nothing can tell the two apart,
 *   which is why every limit has a second bucket for everybody (`hitByAddress`).
 */
export function clientAddress(headers: Pick<Headers, 'get'>, trustProxy = env().TRUST_PROXY): string {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  // Next's own value stands alone. More than one entry without a proxy is certainly made up.
  if (!trustProxy && entries.length > 1) return 'unknown';
  return network(entries.at(-1) ?? '');
}

function network(entry: string): string {
  const address = withoutPort(entry).replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(address);
  if (version === 4) return address;
  // A household gets a whole /64: single addresses of it are free to change.
  return version === 6 ? `${groups(address).slice(0, 4).join(':')}::/64` : 'unknown';
}

/** Some proxies write `203.0.113.7:4711` or `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const bracketed = /^\[(.+)\](:\d+)?$/.exec(entry);
  if (bracketed?.[1]) return bracketed[1];
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(entry) ? entry.slice(0, entry.indexOf(':')) : entry;
}

/** The eight groups of a valid IPv6 address, without leading zeros. */
function groups(address: string): string[] {
  const [left = '', right] = address.split('%')[0]?.split('::') ?? [];
  const before = left ? left.split(':') : [];
  const after = right ? right.split(':') : [];
  const zeros = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((g) =>
    g.replace(/^0+(?=.)/, '').toLowerCase(),
  );
}
