import sharp from 'sharp';
import { expect, test } from 'vitest';
import { altitudeBand, describeAltitude } from './altitude-band';
import { cuppingRose, describeCup } from './cupping-rose';
import { harvestRing } from './harvest-ring';
import { mark } from './mark';
import { hatchFor, PLATE_PROCESSES, plateProcess, processSwatch } from './process-hatch';
import { locatorMap, regionMap } from './region-map';

const cup = {
  fragrance: 12,
  aroma: 11,
  flavor: 12,
  aftertaste: 11,
  acidity: 13,
  sweetness: 10,
  mouthfeel: 7.5,
};

test.each([
  [
    'altitude band',
    altitudeBand({ min: 1500, max: 1800, others: [{ min: 950, max: 2500 }], theme: 'light' }),
  ],
  ['cupping rose', cuppingRose(cup, { theme: 'light' })],
  ['harvest ring', harvestRing({ months: [11, 12, 1], todayMonth: 11, size: 'large', theme: 'light' })],
  ['swatch', processSwatch('natural', 'x', 'light')],
  ['map', regionMap({ country: 'PE', highlight: ['PE-CAJ'], theme: 'light' }) ?? ''],
  ['locator', locatorMap({ country: 'PE', highlight: ['PE-CAJ'], theme: 'light' }) ?? ''],
  ['mark', mark(32, 'black')],
])('%s is a drawing that a strict reader accepts', async (_, svg) => {
  const { channels } = await sharp(Buffer.from(svg)).stats();
  expect(channels.at(-1)?.max).toBeGreaterThan(0);
});

test('the seven axes carry their names, and the sentence their values', () => {
  const svg = cuppingRose(cup);
  const texts = [...svg.matchAll(/<text[^>]*>(\w+)</g)].map((m) => m[1]);
  expect(texts).toEqual(['Fragrance', 'Aroma', 'Flavour', 'Aftertaste', 'Acidity', 'Sweetness', 'Mouthfeel']);
  expect(describeCup(cup)).toBe(
    'Intensity in the cup, from 0 to 15: fragrance 12, aroma 11, flavour 12, aftertaste 11, acidity 13, sweetness 10 and mouthfeel 7.5.',
  );
});

test('the altitude scale goes down to 600 m only for a lot that needs it', () => {
  expect(altitudeBand({ min: 950, max: 1150 })).not.toContain('>600<');
  expect(altitudeBand({ min: 700, max: 900 })).toContain('>600<');
});

test('a band beyond the scale stays on the drawing, and the words keep its true limits', () => {
  const lot = { min: 2400, max: 2900 };
  const ys = [...altitudeBand(lot).matchAll(/M\d+ (-?\d+)H/g)].map((m) => Number(m[1]));
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
  expect(altitudeBand(lot)).toContain('2,400–2,900 m');
  expect(describeAltitude(lot)).toBe('Grown from 2,400 to 2,900 m.');
});

test('feet change scale, label and sentence together', () => {
  const lot = { min: 1500, max: 1800, others: [{ min: 1000, max: 2500 }], unit: 'ft' as const };
  expect(altitudeBand(lot)).toContain('4,920–5,910 ft');
  expect(describeAltitude(lot)).toBe(
    'Grown from 4,920 to 5,910 ft; the other lots in the shop grow from 3,280 to 8,200 ft.',
  );
});

test('each process has a hatch of its own, but for double-washed, which is washed', () => {
  const hatches = PLATE_PROCESSES.filter((p) => p !== 'double-washed').map((p) => hatchFor(p, 'x', 'grey'));
  expect(new Set(hatches).size).toBe(hatches.length);
  expect(hatchFor('double-washed', 'x', 'grey')).toBe(hatchFor('washed', 'x', 'grey'));
});

test.each([
  ['washed', [], 'washed'],
  ['washed', ['anaerobic'], 'anaerobic'],
  ['natural', ['carbonic maceration'], 'anaerobic'],
  ['yellow honey', [], 'honey'],
  ['pulped-natural', [], 'pulped-natural'],
  ['something new', [], null],
  [null, ['anaerobic'], null],
])('process %s with %j is drawn as %s', (process, modifiers, plate) => {
  expect(plateProcess(process, modifiers)).toBe(plate);
});
