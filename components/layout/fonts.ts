import localFont from 'next/font/local';

// `optional`: a face that comes late waits for the next page. Swapping it in moved half a screen on slow first visits.

/** Names, headings, prose. With the italic's sibling below; both from npm, nothing is fetched while building. */
export const piazzolla = localFont({
  src: '../../node_modules/@fontsource-variable/piazzolla/files/piazzolla-latin-opsz-normal.woff2',
  weight: '100 900',
  variable: '--font-piazzolla',
  display: 'optional',
  adjustFontFallback: 'Times New Roman',
});

/** Producers and tasting notes. Loads when it is met, never ahead. */
export const piazzollaItalic = localFont({
  src: '../../node_modules/@fontsource-variable/piazzolla/files/piazzolla-latin-wght-italic.woff2',
  weight: '100 900',
  style: 'italic',
  variable: '--font-piazzolla-italic',
  display: 'optional',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});

/** Interface, data, prices, labels. */
export const familjen = localFont({
  src: '../../node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-familjen',
  display: 'optional',
  adjustFontFallback: 'Arial',
});
