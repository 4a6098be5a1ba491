export type Point = readonly [x: number, y: number];

/** Distance from `p` to the segment `a`–`b`. */
function offset(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/** Douglas–Peucker: keeps both ends and every point that lies further than `tolerance` from the line without it. */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return [...points];
  let worst = 0;
  let at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const d = offset(points[i] as Point, first, last);
    if (d > worst) [worst, at] = [d, i];
  }
  if (worst <= tolerance) return [first, last];
  return [
    ...simplify(points.slice(0, at + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(at), tolerance),
  ];
}

/** The same for a closed ring (first point not repeated): cut at the point farthest from the start. */
export function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  const start = ring[0];
  if (!start || ring.length < 4) return [...ring];
  let far = 0;
  let at = 0;
  ring.forEach((p, i) => {
    const d = Math.hypot(p[0] - start[0], p[1] - start[1]);
    if (d > far) [far, at] = [d, i];
  });
  const out = simplify(ring.slice(0, at + 1), tolerance);
  const back = simplify([...ring.slice(at), start], tolerance);
  return [...out.slice(0, -1), ...back.slice(0, -1)];
}
