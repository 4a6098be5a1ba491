import { expect, it } from 'vitest';
import { leakedPassphrases } from './leaked-passphrases';
import { passphraseProblem } from './passphrase';
import { countPlainWords } from './plain-words';
import { PASSPHRASE_MIN } from './rules';

const OWN = ['Rosa Quispe', 'rosa@example.com'];

it.each([
  ['short', 'too short'],
  ['Rosa Quispe 1', 'the own name'],
  ['password1234', 'leaked'],
  ['password123456', 'leaked, or as good as'],
  ['qwertyuiop1234', 'leaked'],
  ['QwertyUIOP1234', 'leaked, in capitals'],
  ['thisisapassword', 'leaked'],
  ['This is a password', 'leaked, with spaces'],
  ['iloveyouforever', 'leaked'],
  ['raidersofthelostark', 'leaked, and nothing else speaks against it'],
  ['Grand Theft Auto', 'leaked, and nothing else speaks against it'],
  ['qwertyuiopas', 'a run of keys'],
  ['mypasswordispassword', 'one common word, twice'],
  ['My password is: password!', 'the same as a sentence'],
  ['whatismypassword', 'one common word'],
  ['Summer2026Summer', 'one common word and a year'],
  ['iwanttobefree1', 'one common word among small ones'],
])('refuses %s: %s', async (passphrase) => {
  expect(await passphraseProblem(passphrase, OWN)).not.toBeNull();
});

it.each([
  'llama harvest window seven',
  'dragon monkey window summer',
  'correct horse battery staple',
  'blauer Esel trinkt Regen',
  'четыре разных слова тут',
  'x7#kQ9!mLp2@',
])('takes %s', async (passphrase) => {
  expect(await passphraseProblem(passphrase, OWN)).toBeNull();
});

it('the shipped list holds tens of thousands that are long enough to be tried here, and no address', async () => {
  const leaked = [...(await leakedPassphrases())];
  expect(leaked.length).toBeGreaterThan(40_000);
  expect(leaked.filter((entry) => entry.length < PASSPHRASE_MIN || entry !== entry.toLowerCase())).toEqual(
    [],
  );
  expect(leaked.filter((entry) => entry.includes('@'))).toEqual([]);
});

it('counts the common words that a text comes down to, and gives up on anything else', () => {
  const common = new Set(['password', 'summer', 'pass', 'word']);
  expect(countPlainWords('this is my password 123', common)).toBe(1);
  expect(countPlainWords('Summer-password', common)).toBe(2);
  expect(countPlainWords('summer llama', common)).toBe(Number.POSITIVE_INFINITY);
});
