type Writing = {
  label: string;
  dates: 'day-first' | 'month-first';
  /** The words for the halves of the day; none: a clock of 24 hours. */
  halves?: readonly [am: string, pm: string];
};

/**
 * How a shop writes prices, dates and hours: its `locale`. The words are English in all of them, and all group digits
 * alike (1,250.5), so drawn plates need not know.
 */
export const LOCALES = {
  en: { label: 'English, international', dates: 'day-first' },
  'en-US': { label: 'English, United States', dates: 'month-first', halves: ['AM', 'PM'] },
  'en-GB': { label: 'English, United Kingdom', dates: 'day-first' },
  'en-IE': { label: 'English, Ireland', dates: 'day-first' },
  'en-CA': { label: 'English, Canada', dates: 'month-first', halves: ['a.m.', 'p.m.'] },
  'en-AU': { label: 'English, Australia', dates: 'day-first', halves: ['am', 'pm'] },
  'en-NZ': { label: 'English, New Zealand', dates: 'day-first', halves: ['am', 'pm'] },
} as const satisfies Record<string, Writing>;

export type Locale = keyof typeof LOCALES;
export const isLocale = (locale: string): locale is Locale => Object.hasOwn(LOCALES, locale);
export const writingOf = (locale: Locale): Writing => LOCALES[locale];

// Next bundles the start of the process and its pages apart: a module's own variable would be several.
const shared = globalThis as typeof globalThis & { yungaLocale?: Locale };

/**
 * The shop's locale. A browser reads it from the document, so what hydrates is written as the page was printed; a
 * process knows it from its start and hears when it changes (lib/kernel/tag-bus.ts). A script writes in `en`.
 */
export function currentLocale(): Locale {
  if (typeof document === 'undefined') return shared.yungaLocale ?? 'en';
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : 'en';
}

/** @returns whether this process wrote differently before */
export function setLocale(locale: Locale): boolean {
  const before = currentLocale();
  shared.yungaLocale = locale;
  return before !== locale;
}
