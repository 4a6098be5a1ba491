type Point = readonly [x: number, y: number];
type Box = readonly [left: number, top: number, right: number, bottom: number];
type Side = 'start' | 'end';

export type LabelledTown = {
  name: string;
  at: Point;
  /** Where the text starts or ends, by `anchor`. */
  text: Point;
  anchor: Side;
  /** End of the line from the dot, when the label had to move away from it. */
  leader: Point | null;
};

/** Mean advance of the interface face as a part of its size, a little generous. */
const ADVANCE = 0.56;
/** All choices of sides are tried for so many towns: 2¹⁰. Further ones go to the right. */
const MOST_TRIED = 10;

/**
 * A label right or left of each dot: of all choices the one with the fewest overlaps, then the fewest labels that had
 * to leave their dot, then the narrowest frame. The frame grows beyond the map to hold them.
 */
export function placeLabels(
  towns: readonly { name: string; at: Point }[],
  map: readonly [x: number, y: number, width: number, height: number],
  size: number,
): { labels: LabelledTown[]; frame: [x: number, y: number, width: number, height: number] } {
  const sorted = [...towns].sort((a, b) => a.at[1] - b.at[1]);
  const edges: Box = [map[0], map[1], map[0] + map[2], map[1] + map[3]];
  let best: { labels: LabelledTown[]; fault: number } = { labels: [], fault: Number.POSITIVE_INFINITY };
  for (let choice = 0; choice < 2 ** Math.min(sorted.length, MOST_TRIED); choice++) {
    const labels = arrange(sorted, size, (k) => ((choice >> k) & 1 ? 'end' : 'start'));
    const fault = faultOf(labels, edges, size);
    if (fault < best.fault) best = { labels, fault };
  }
  const [left, top, right, bottom] = around(best.labels, edges, size);
  return { labels: best.labels, frame: [left, top, right - left, bottom - top] };
}

function arrange(
  sorted: readonly { name: string; at: Point }[],
  size: number,
  sideOf: (k: number) => Side,
): LabelledTown[] {
  return (['start', 'end'] as const).flatMap((anchor) => {
    const sign = anchor === 'start' ? 1 : -1;
    const column = sorted.filter((_, k) => sideOf(k) === anchor);
    const ys = spread(column, size);
    return column.map(({ name, at }, k): LabelledTown => {
      const y = ys[k] as number;
      const moved = Math.abs(y - at[1]) > size * 0.35;
      const x = at[0] + sign * size * (moved ? 1.8 : 0.6);
      return {
        name,
        at,
        text: [x, y + size * 0.34],
        anchor,
        leader: moved ? [x - sign * size * 0.2, y] : null,
      };
    });
  });
}

const widthOf = (name: string, size: number) => name.length * size * ADVANCE;

function boxOf({ name, text, anchor }: LabelledTown, size: number): Box {
  const width = widthOf(name, size);
  const left = anchor === 'start' ? text[0] : text[0] - width;
  return [left, text[1] - size * 0.85, left + width, text[1] + size * 0.3];
}

const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function around(labels: readonly LabelledTown[], map: Box, size: number): Box {
  return labels
    .map((label) => boxOf(label, size))
    .reduce<Box>(
      (all, b) => [
        Math.min(all[0], b[0]),
        Math.min(all[1], b[1]),
        Math.max(all[2], b[2]),
        Math.max(all[3], b[3]),
      ],
      map,
    );
}

function faultOf(labels: readonly LabelledTown[], map: Box, size: number): number {
  const boxes = labels.map((label) => boxOf(label, size));
  const r = size * 0.3;
  const dots = labels.map(({ at }): Box => [at[0] - r, at[1] - r, at[0] + r, at[1] + r]);
  let overlaps = 0;
  boxes.forEach((box, k) => {
    overlaps += boxes.slice(k + 1).filter((other) => overlap(box, other)).length;
    overlaps += dots.filter((dot, m) => m !== k && overlap(box, dot)).length;
  });
  const moved = labels.filter((label) => label.leader).length;
  const [left, , right] = around(labels, map, size);
  const wider = (right - left) / (map[2] - map[0]) - 1;
  return 100 * overlaps + 10 * moved + 10 * wider;
}

/**
 * Heights for the labels of one side: neighbours whose dots lie close together are moved apart, as little as
 * possible; labels far apart sideways do not disturb each other.
 */
function spread(sorted: readonly { name: string; at: Point }[], size: number): number[] {
  const gap = size * 1.2;
  type Group = { wish: number; left: number; right: number; members: number };
  let groups: Group[] = sorted.map(({ name, at }) => {
    const reach = widthOf(name, size) + 2 * size;
    return { wish: at[1], left: at[0] - reach, right: at[0] + reach, members: 1 };
  });
  for (let before = -1; before !== groups.length; ) {
    before = groups.length;
    const merged: Group[] = [];
    for (const group of groups) {
      const last = merged.at(-1);
      const close = last && group.wish - last.wish < ((last.members + group.members) / 2) * gap;
      if (!last || !close || group.left > last.right || last.left > group.right) {
        merged.push({ ...group });
        continue;
      }
      const members = last.members + group.members;
      last.wish = (last.wish * last.members + group.wish * group.members) / members;
      last.left = Math.min(last.left, group.left);
      last.right = Math.max(last.right, group.right);
      last.members = members;
    }
    groups = merged;
  }
  return groups.flatMap(({ wish, members }) =>
    Array.from({ length: members }, (_, k) => wish + (k - (members - 1) / 2) * gap),
  );
}
