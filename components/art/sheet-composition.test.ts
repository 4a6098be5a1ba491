import { describe, expect, test } from 'vitest';
import { bandOf, chooseRelief, crossIn } from './sheet-composition';
import { DEMO_SHEETS } from './sheets.fixture';
import { field } from './terrain';

const CARD = { width: 400, height: 440, columns: 84, rows: 105 };

const composed = DEMO_SHEETS.flatMap(([slug, min, max, process]) => {
  const band = process ? bandOf(min, max) : null;
  if (!band) return [];
  const ground = field(chooseRelief(slug, band), CARD, band.lowest, band.highest);
  const at = (i: number, j: number) => ground.heights[j * CARD.columns + i] as number;
  return [{ slug, band, ground, at }];
});

describe.each(composed)('$slug', ({ band, ground, at }) => {
  test('the band covers a tenth to half of the sheet', () => {
    const inside = ground.heights.filter((h) => h >= band.min && h <= band.max).length;
    expect(inside / ground.heights.length).toBeGreaterThan(0.1);
    expect(inside / ground.heights.length).toBeLessThan(0.5);
  });

  test('the band lies inside the frame: hardly any of the frame is in it', () => {
    let [onFrame, frame] = [0, 0];
    for (let j = 0; j < CARD.rows; j++) {
      for (let i = 0; i < CARD.columns; i++) {
        if (i > 0 && j > 0 && i < CARD.columns - 1 && j < CARD.rows - 1) continue;
        frame++;
        if (at(i, j) >= band.min && at(i, j) <= band.max) onFrame++;
      }
    }
    expect(onFrame / frame).toBeLessThan(0.05);
  });

  test('the cross stands in the band near its middle altitude, where any crop shows it', () => {
    const [x, y] = crossIn(ground, band);
    const height = at(
      Math.round((x / CARD.width) * (CARD.columns - 1)),
      Math.round((y / CARD.height) * (CARD.rows - 1)),
    );
    const middle = (band.min + band.max) / 2;
    expect(Math.abs(height - middle)).toBeLessThan(0.25 * (band.max - band.min));
    expect(x).toBeGreaterThan(0.15 * CARD.width);
    expect(x).toBeLessThan(0.85 * CARD.width);
    expect(y).toBeGreaterThan(0.2 * CARD.height);
    expect(y).toBeLessThan(0.8 * CARD.height);
  });
});

test('a farm stated with one altitude still has a band to see', () => {
  expect(bandOf(1700, 1700)).toMatchObject({ min: 1670, max: 1730 });
});

test('half an altitude is no band', () => {
  expect(bandOf(1700, null)).toBeNull();
  expect(bandOf(null, 1700)).toBeNull();
});
