/** In px from the right and the lower edge of the window. */
export type Corner = { right: number; bottom: number };
type Box = Pick<DOMRect, 'left' | 'right' | 'top'>;

const GAP = 16;
/** The menu on the left of wide windows, 14rem. */
const MENU = 224;

/**
 * Where messages of this width stand so that they cover no buttons at a foot (Save), and no sheet that has room beside
 * it: at the foot of the window, on the right.
 * @param sheet the panel on the right, when one is open and does not take the whole window
 * @param feet what stays in view at the foot of a sheet or a page
 */
export function freeCorner(
  width: number,
  view: { width: number; height: number },
  sheet: Box | null,
  feet: readonly Box[],
): Corner {
  const hasRoom = sheet !== null && sheet.left >= MENU + width + 2 * GAP;
  const right = hasRoom ? view.width - sheet.left + GAP : Math.min(GAP, (view.width - width) / 2);
  const edge = view.width - right;
  const below = feet.filter(
    (foot) =>
      foot.left < edge && foot.right > edge - width && foot.top > view.height / 2 && foot.top < view.height,
  );
  return { right, bottom: Math.max(GAP, ...below.map((foot) => view.height - foot.top + GAP)) };
}
