import 'server-only';
import { brotliDecompressSync } from 'node:zlib';

let known: Promise<ReadonlySet<string>> | undefined;

/** Passwords of `PASSPHRASE_MIN` characters and more that breaches made public, lower-case. Unpacked at first use. */
export function leakedPassphrases(): Promise<ReadonlySet<string>> {
  known ??= import('./leaked-passphrases.json').then(({ default: { brotli } }) => {
    const text = brotliDecompressSync(Buffer.from(brotli, 'base64')).toString();
    return new Set(text.split('\n'));
  });
  return known;
}
