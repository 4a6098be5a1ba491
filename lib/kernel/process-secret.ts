import 'server-only';
import { randomBytes } from 'node:crypto';

const shared = globalThis as typeof globalThis & { yungaProcessSecret?: string };

/** Known to this process alone: proves that a request to an internal route comes from itself. */
export function processSecret(): string {
  shared.yungaProcessSecret ??= randomBytes(32).toString('base64url');
  return shared.yungaProcessSecret;
}
