import type { Ring } from './contours';
import { type Point, simplify, simplifyRing } from './simplify';

/**
 * Path data here is in half units: the control points are whole units, so the midpoints where one quadratic meets
 * the next are whole half units. Then `t` (which mirrors the last control point) is exact and needs two numbers
 * a curve instead of four. Draw it inside `scale(.5)`.
 */
const UNIT = 2;

const TOLERANCE = 0.9;
/** Rings shorter than this (in units, around) are specks. */
const SPECK = 24;

const whole = (points: readonly Point[]): Point[] => {
  const rounded = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]?.[0] || p[1] !== rounded[i - 1]?.[1]);
};

const ringPoints = (ring: Ring) => whole(simplifyRing(ring.points, TOLERANCE));
const linePoints = (points: readonly Point[]) => whole(simplify(points, TOLERANCE));

/** Collects relative whole-number commands in the shortest spelling. */
class PathText {
  text = '';
  private letter = '';
  private x = 0;
  private y = 0;

  private put(letter: string, numbers: readonly number[]) {
    if (letter !== this.letter) this.text += letter;
    numbers.forEach((n, i) => {
      this.text += (i === 0 && letter !== this.letter) || n < 0 ? n : ` ${n}`;
    });
    this.letter = letter;
  }
  move([x, y]: Point) {
    this.put('M', [x, y]);
    [this.x, this.y] = [x, y];
  }
  line([x, y]: Point) {
    this.put('l', [x - this.x, y - this.y]);
    [this.x, this.y] = [x, y];
  }
  curve(control: Point, [x, y]: Point) {
    this.put('q', [control[0] - this.x, control[1] - this.y, x - this.x, y - this.y]);
    [this.x, this.y] = [x, y];
  }
  onward([x, y]: Point) {
    this.put('t', [x - this.x, y - this.y]);
    [this.x, this.y] = [x, y];
  }
}

const doubled = ([x, y]: Point): Point => [x * UNIT, y * UNIT];
const between = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];

/** Continues from the first point (already reached) to the last, bending at the points between. */
function alongOpen(path: PathText, points: readonly Point[]) {
  const last = points.at(-1) as Point;
  if (points.length === 2) path.line(doubled(last));
  for (let i = 1; i < points.length - 1; i++) {
    const control = points[i] as Point;
    const end = i === points.length - 2 ? doubled(last) : between(control, points[i + 1] as Point);
    if (i === 1) path.curve(doubled(control), end);
    else path.onward(end);
  }
}

function closedPath(path: PathText, points: readonly Point[]) {
  const n = points.length;
  const at = (i: number) => points[i % n] as Point;
  path.move(between(at(0), at(1)));
  path.curve(doubled(at(1)), between(at(1), at(2)));
  for (let i = 2; i <= n; i++) path.onward(between(at(i), at(i + 1)));
}

const around = (points: readonly Point[]) =>
  points.reduce((sum, p, i) => {
    const q = points[(i + 1) % points.length] as Point;
    return sum + Math.hypot(p[0] - q[0], p[1] - q[1]);
  }, 0);

/** The ring's stretches on the sheet (`inside`) and along the frame, in order, starting with one inside. */
function stretches(ring: Ring): { inside: boolean; points: Point[] }[] {
  const n = ring.points.length;
  let start = ring.frame.findIndex((frame, i) => !frame && ring.frame[(i + n - 1) % n]);
  if (start < 0) start = 0;
  const result: { inside: boolean; points: Point[] }[] = [];
  for (let k = 0; k < n; k++) {
    const i = (start + k) % n;
    const inside = !ring.frame[i];
    let last = result.at(-1);
    if (!last || last.inside !== inside) {
      last = { inside, points: [] };
      result.push(last);
    }
    last.points.push(ring.points[i] as Point);
  }
  return result;
}

/** Contour lines as one path: rings close, lines that meet the frame end there. */
export function linesPath(rings: readonly Ring[]): string {
  const path = new PathText();
  for (const ring of rings) {
    if (!ring.frame.includes(true)) {
      const points = ringPoints(ring);
      if (points.length > 3 && around(points) > SPECK) closedPath(path, points);
      continue;
    }
    for (const { inside, points } of stretches(ring)) {
      if (!inside) continue;
      const line = linePoints(points);
      if (line.length < 2 || around(line) < SPECK) continue;
      path.move(doubled(line[0] as Point));
      alongOpen(path, line);
    }
  }
  return path.text;
}

/** The ground above a level as one path to fill: the same lines, closed along the frame with straight corners. */
export function areaPath(rings: readonly Ring[]): string {
  const path = new PathText();
  for (const ring of rings) {
    if (!ring.frame.includes(true)) {
      const points = ringPoints(ring);
      if (points.length > 3 && around(points) > SPECK) closedPath(path, points);
      continue;
    }
    let begun = false;
    for (const { inside, points } of stretches(ring)) {
      const line = linePoints(points);
      const first = line[0];
      if (!first) continue;
      if (begun) path.line(doubled(first));
      else path.move(doubled(first));
      begun = true;
      if (inside && line.length > 1) alongOpen(path, line);
      else for (const p of line.slice(1)) path.line(doubled(p));
    }
  }
  return path.text;
}
