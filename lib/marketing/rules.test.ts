import { expect, it } from 'vitest';
import { conversion, isBot, share } from './rules';

it.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['facebookexternalhit/1.1 link preview', true],
  ['curl/8.5.0', true],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0', true],
  ['', true],
  [null, true],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', false],
])('%s is a bot: %s', (agent, bot) => {
  expect(isBot(agent)).toBe(bot);
});

it('a share of nothing is no number', () => {
  expect([share(1, 0), share(0, 4), share(1, 30), share(1, 3)]).toEqual([null, '0.0 %', '3.3 %', '33 %']);
});

it.each([
  [65, 3, '4.6 %'],
  [8, 2, '25.0 %'],
  [40, 0, '0.0 %'],
  [0, 0, '–'],
  [0, 2, '–'],
])('of %s product pages and %s paid orders, the conversion is %s', (views, paid, said) => {
  expect(conversion({ views, paid })).toBe(said);
});
