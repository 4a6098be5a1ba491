import type { Funnel } from './types';

/** Programs that say what they are. Whatever hides is counted as a person: a guess would be no better. */
const BOT =
  /(?<!cu)bot|crawl|spider|slurp|preview|fetch|monitor|headless|lighthouse|curl|wget|python|java\/|go-http|axios|node/i;

/** Nobody sits in front of it, as far as its own name says. A browser always says its name. */
export const isBot = (userAgent: string | null): boolean => !userAgent || BOT.test(userAgent);

/** Orders paid of product pages opened, always with one decimal: "3.4 %"; "–" where no page was opened. */
export const conversion = ({ views, paid }: Pick<Funnel, 'views' | 'paid'>): string =>
  views > 0 ? `${((paid / views) * 100).toFixed(1)} %` : '–';

/** "3.4 %"; null where nothing can be divided. */
export function share(part: number, of: number): string | null {
  if (of <= 0) return null;
  const percent = (part / of) * 100;
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}
