import { expect, it } from 'vitest';
import { newDayWatch } from './new-day';

it('tells once of each new day, and of none at the first look', async () => {
  let day = '2026-11-22';
  const told: string[] = [];
  const look = newDayWatch(
    async () => day,
    async () => told.push(day),
  );
  await look();
  await look();
  expect(told).toEqual([]);
  day = '2026-11-23';
  await look();
  await look();
  expect(told).toEqual(['2026-11-23']);
});

it('tells again when nobody could be told', async () => {
  let day = '2026-11-22';
  let isDown = true;
  let told = 0;
  const look = newDayWatch(
    async () => day,
    async () => {
      if (isDown) throw new Error('not there');
      told += 1;
    },
  );
  await look();
  day = '2026-11-23';
  await expect(look()).rejects.toThrow('not there');
  isDown = false;
  await look();
  expect(told).toBe(1);
});
