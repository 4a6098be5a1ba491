/** A framed sheet, contours of a valley in the shape of a Y, the cross of the sheets where its arms meet. */
const FRAME_AND_CONTOURS =
  'M3 3h26v26H3zM3 9c6 2.5 8.5 6 8.5 20M29 9c-6 2.5-8.5 6-8.5 20M9 3c2 4 4 5.5 7 7 3-1.5 5-3 7-7';
const CROSS = 'M16 12.8v2.7M16 18.5v2.7M11.8 17h2.7M17.5 17h2.7';

/** The shapes on a 32 × 32 field, in one colour. */
export function markShapes(colour: string): string {
  return (
    `<g fill="none" stroke="${colour}" stroke-width="2"><path d="${FRAME_AND_CONTOURS}"/>` +
    `<g stroke-width="1.5"><circle cx="16" cy="17" r="2.5"/><path d="${CROSS}"/></g></g>`
  );
}

/** The mark of Yunga. `currentColor` takes the colour of the name beside it, which is why it needs no text. */
export function mark(size = 32, colour = 'currentColor'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32" aria-hidden="true">${markShapes(colour)}</svg>`;
}
