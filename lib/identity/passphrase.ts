import 'server-only';
import { PASSPHRASE_MAX, PASSPHRASE_MIN } from './rules';

const LETTERS_BESIDE_NAMES = 6;

/**
 * Why a passphrase is not good enough, in words, or null when it is. Checked offline against the lists that
 * zxcvbn-ts ships (passwords from public breaches, common words and keyboard runs) and the person's own names.
 */
export async function passphraseProblem(passphrase: string, own: readonly string[]): Promise<string | null> {
  if (passphrase.length < PASSPHRASE_MIN)
    return `Use at least ${PASSPHRASE_MIN} characters; four unrelated words work well.`;
  if (passphrase.length > PASSPHRASE_MAX) return `Use at most ${PASSPHRASE_MAX} characters.`;
  const words = own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), passphrase.toLowerCase());
  if (rest.replace(/[^\p{L}]/gu, '').length < LETTERS_BESIDE_NAMES)
    return 'Most of this is your own name or e-mail address. Four unrelated words work well.';
  const meter = await strengthMeter();
  const { score } = await meter.checkAsync(passphrase, [...words, 'yunga', 'coffee', 'roaster']);
  if (score >= 3) return null;
  return 'This one is on the lists of guessed and leaked passwords, or close to one. Four unrelated words work well.';
}

// Megabytes of word lists: loaded when somebody chooses a passphrase, never by a page.
let meter: Promise<{ checkAsync(passphrase: string, own: string[]): Promise<{ score: number }> }> | undefined;
function strengthMeter() {
  meter ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, common]) =>
      new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs }),
  );
  return meter;
}
