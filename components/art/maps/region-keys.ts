/**
 * The shapes are older than some of our region keys. Keys not listed here are the id of a shape in the country's
 * map; these are drawn by another one.
 */
export const SHAPE_OF_KEY: Record<string, string> = {
  // Counties since 2013; the map has the former provinces. Nyeri and Kirinyaga were both in Central.
  'KE-36': 'KE-central',
  'KE-15': 'KE-central',
};

/** Countries whose borders have been redrawn since the map was made. */
export const PRE_REFORM: Record<string, string> = {
  ET: 'regions as before 2020',
  ID: 'provinces as before 2012',
  KE: 'provinces as before 2013',
};
