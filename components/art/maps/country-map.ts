/** What `scripts/build-maps.ts` writes for a country. All coordinates are whole units of `viewBox`. */
export type CountryMap = {
  country: string;
  /** In English. */
  name: string;
  viewBox: [x: number, y: number, width: number, height: number];
  /** Path data: coast and foreign borders once, borders between regions once. */
  outline: string;
  borders: string;
  regions: { id: string; name: string; d: string; centroid: [x: number, y: number] }[];
  /** Mercator: x = translate[0] + scale · λ, y = translate[1] − scale · ln tan(π/4 + φ/2), angles in radians. */
  projection: { scale: number; translate: [x: number, y: number] };
};

/** Units of the map from degrees (WGS84). */
export function project(
  projection: CountryMap['projection'],
  lon: number,
  lat: number,
): [x: number, y: number] {
  const { scale, translate } = projection;
  const radians = Math.PI / 180;
  return [
    translate[0] + scale * lon * radians,
    translate[1] - scale * Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2)),
  ];
}
