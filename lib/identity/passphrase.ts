import 'server-only';
import { leakedPassphrases } from './leaked-passphrases';
import { countPlainWords } from './plain-words';
import { PASSPHRASE_MAX, PASSPHRASE_MIN } from './rules';

const LETTERS_BESIDE_NAMES = 6;
/** Of zxcvbn's 0 to 4: at least ten thousand million guesses. */
const SCORE = 4;
/** The commonest words of the breaches; whoever guesses begins with two of them. */
const COMMON_WORDS = 10_000;
const PLAIN_WORDS = 3;
const LISTED =
  'This one is on the lists of guessed and leaked passwords, or close to one. Four unrelated words work well.';

/**
 * Why a passphrase is not good enough, in words, or null when it is. Checked offline: against passwords from public
 * breaches, one by one; against one or two common words with small ones between them; by the guesses that zxcvbn needs
 * with its lists and keyboard runs; and against the person's own names.
 */
export async function passphraseProblem(passphrase: string, own: readonly string[]): Promise<string | null> {
  if (passphrase.length < PASSPHRASE_MIN)
    return `Use at least ${PASSPHRASE_MIN} characters; four unrelated words work well.`;
  if (passphrase.length > PASSPHRASE_MAX) return `Use at most ${PASSPHRASE_MAX} characters.`;
  const lower = passphrase.toLowerCase();
  const words = own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower);
  if (rest.replace(/[^\p{L}]/gu, '').length < LETTERS_BESIDE_NAMES)
    return 'Most of this is your own name or e-mail address. Four unrelated words work well.';
  const leaked = await leakedPassphrases();
  if (leaked.has(lower) || leaked.has(lower.replace(/[\s._-]+/g, ''))) return LISTED;
  const { meter, common } = await wordLists();
  const { score } = await meter.checkAsync(passphrase, [...words, 'yunga', 'coffee', 'roaster']);
  return score < SCORE || countPlainWords(passphrase, common) < PLAIN_WORDS ? LISTED : null;
}

type WordLists = {
  meter: { checkAsync(passphrase: string, own: string[]): Promise<{ score: number }> };
  common: ReadonlySet<string>;
};

// Megabytes of word lists: loaded when somebody chooses a passphrase, never by a page.
let lists: Promise<WordLists> | undefined;
function wordLists(): Promise<WordLists> {
  lists ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) => ({
      meter: new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
      common: new Set(
        dictionary['passwords-common'].filter((word) => /^[a-z]{3,}$/.test(word)).slice(0, COMMON_WORDS),
      ),
    }),
  );
  return lists;
}
