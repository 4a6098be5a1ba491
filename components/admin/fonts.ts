import localFont from 'next/font/local';

// The shop's own faces again: shared with its layouts (components/layout/fonts.ts), they would become a style sheet of
// their own there, one request more on every first visit.

export const adminDisplay = localFont({
  src: '../../node_modules/@fontsource-variable/piazzolla/files/piazzolla-latin-opsz-normal.woff2',
  weight: '100 900',
  variable: '--font-piazzolla',
  display: 'swap',
});

export const adminSans = localFont({
  src: '../../node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-familjen',
  display: 'swap',
});
