import { useTestDatabase } from '@/db/testing';
import type { Values } from '../editing';
import { coffeeInput } from './coffee-input';
import { coffeeRecord } from './coffee-record';
import { expectSameLine } from './edge-testing';

const recipe = (about: Values) => ({
  recipes: [{ method: 'V60', dose: 15, water: 250, temperature: 94, time: 180, grind: 'medium', ...about }],
});
expectSameLine(
  {
    database: useTestDatabase(),
    schema: coffeeInput,
    record: coffeeRecord,
    idOf: ({ coffeeId }) => coffeeId,
    tables: ['coffees', 'brew_recipes'],
    untried: [],
  },
  [
    [
      'address',
      [{ slug: 'a' }, { slug: 'a1-b2' }, { slug: 'a'.repeat(80) }],
      [
        { slug: 'A' },
        { slug: 'a--b' },
        { slug: '-a' },
        { slug: 'a_b' },
        { slug: '' },
        { slug: 'a'.repeat(81) },
      ],
    ],
    ['name', [{ name: 'x' }], [{ name: '   ' }, { name: '' }]],
    [
      'cocoa solids',
      [{ cocoaSolidsMinPct: 0 }, { cocoaSolidsMinPct: 100 }],
      [{ cocoaSolidsMinPct: -1 }, { cocoaSolidsMinPct: 101 }],
    ],
    [
      'coordinates',
      [
        { lat: -90, lon: 180 },
        { lat: 90, lon: -180 },
      ],
      [
        { lat: -90.1, lon: 0 },
        { lat: 0, lon: 180.1 },
      ],
    ],
    [
      'water',
      [recipe({ water: 15 }), recipe({ water: 300 })],
      [recipe({ water: 14 }), recipe({ water: 301 })],
    ],
    ['dose', [recipe({ dose: 1, water: 1 })], [recipe({ dose: 0, water: 0 })]],
    [
      'temperature',
      [recipe({ temperature: 20 }), recipe({ temperature: 100 })],
      [recipe({ temperature: 19 }), recipe({ temperature: 101 })],
    ],
    [
      'time',
      [recipe({ time: 1 }), recipe({ time: 172_800 })],
      [recipe({ time: 0 }), recipe({ time: 172_801 })],
    ],
  ],
);
