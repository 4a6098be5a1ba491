import { useTestDatabase } from '@/db/testing';
import type { Values } from '../editing';
import { type Edge, expectSameLine } from './edge-testing';
import { lotInput } from './lot-input';
import { lotRecord } from './lot-record';

const cupping = (about: Values) => ({
  cuppings: [
    {
      method: 'in-house',
      cupper: 'Ana',
      cuppedOn: '2026-09',
      sampleRoastAgtron: null,
      fragrance: null,
      aroma: null,
      flavor: null,
      aftertaste: null,
      acidity: null,
      sweetness: null,
      mouthfeel: null,
      affective: null,
      nonUniformCups: 0,
      defectiveCups: 0,
      score: null,
      scoreStatus: 'derived',
      ...about,
    },
  ],
});
const green = (about: Values) => ({
  green: {
    analysedOn: null,
    moisturePct: null,
    waterActivity: null,
    density: null,
    defectsCat1: null,
    defectsCat2: null,
    quakers: null,
    color: 'green',
    ...about,
  },
});
const both = (m: number) => ({ altitudeMin: m, altitudeMax: m });
const disclosure = (about: Values) => ({
  disclosures: [
    {
      level: 'fob',
      amount: 300,
      currency: 'USD',
      per: 'lb',
      formOfCoffee: 'green',
      year: 2026,
      source: 'us',
      consentGiven: false,
      ...about,
    },
  ],
});

const certificate = (about: Values) => ({
  certifications: [
    {
      scheme: 'USDA Organic',
      holder: 'producer',
      certificateNo: null,
      certifier: null,
      validFrom: null,
      validTo: null,
      coversThisSku: false,
      ...about,
    },
  ],
});

expectSameLine(
  {
    database: useTestDatabase(),
    schema: lotInput,
    record: lotRecord,
    idOf: ({ lotId }) => lotId,
    tables: ['lots', 'cuppings', 'green_analyses', 'price_disclosures', 'certifications'],
    untried: [
      // One axis stands for all seven.
      ...['aftertaste', 'aroma', 'flavor', 'fragrance', 'mouthfeel'].map((axis) => `cuppings_${axis}`),
      // A lot's form writes certificates of a lot.
      'certifications_one_subject',
      // What no form writes: the score of a CVA form, the grams.
      'cuppings_score_follows_form',
      'cuppings_sweetness',
      'lots_reserved_within_on_hand',
    ],
  },
  [
    ['altitude', [both(200), both(2700)], [both(199), both(2701), { altitudeMin: 199, altitudeMax: 1500 }]],
    [
      'altitudes together',
      [{ altitudeMin: 1500, altitudeMax: 1500 }],
      [
        { altitudeMin: 1501, altitudeMax: 1500 },
        { altitudeMin: 1500, altitudeMax: null },
      ],
    ],
    [
      'screen',
      [{ screenMin: 10, screenMax: 20 }],
      [{ screenMin: 9 }, { screenMax: 21 }, { screenMin: 16, screenMax: 15 }],
    ],
    [
      'fermentation',
      [{ fermentationHours: 0 }, { fermentationHours: 200 }],
      [{ fermentationHours: -1 }, { fermentationHours: 201 }],
    ],
    ['drying', [{ dryingDays: 5 }, { dryingDays: 45 }], [{ dryingDays: 4 }, { dryingDays: 46 }]],
    ['Agtron', [{ agtronGround: 20 }, { agtronGround: 100 }], [{ agtronGround: 19 }, { agtronGround: 101 }]],
    ['roast loss', [{ roastLossBp: 0 }, { roastLossBp: 4000 }], [{ roastLossBp: -1 }, { roastLossBp: 4001 }]],
    ['export bag', [{ exportBagKg: 1 }, { exportBagKg: 100 }], [{ exportBagKg: 0 }, { exportBagKg: 101 }]],
    [
      'bags',
      [{ bagsImported: 1 }, { bagsImported: 2_147_483_647 }],
      [{ bagsImported: 0 }, { bagsImported: 2_147_483_648 }],
    ],
    [
      'crop year',
      [{ cropYear: '2026' }, { cropYear: '2025/26' }],
      [{ cropYear: '26' }, { cropYear: '2025/2026' }, { cropYear: '2025-26' }],
    ],
    [
      'ICO mark',
      [{ icoMark: '030-1234-0056' }, { icoMark: '030-1234-00567' }],
      [{ icoMark: '30-1234-0056' }, { icoMark: '030-1234-005' }],
    ],
    [
      'months',
      [{ harvestMonths: [1, 12] }, { harvestMonths: [] }],
      [{ harvestMonths: [0] }, { harvestMonths: [13] }],
    ],
    ...(['harvestEnd', 'shippedOn', 'arrivedOn'] as const).map(
      (field): Edge => [
        field,
        [{ [field]: '2025' }, { [field]: '2025-12' }, { [field]: '2025-12-31' }],
        [{ [field]: '2026-13' }, { [field]: '2026-00' }, { [field]: '2026-12-32' }, { [field]: '26-12' }],
      ],
    ),
    ['stage', [{ stage: 'afloat' }], [{ stage: 'sold-out' }]],
    ['process', [{ process: 'wet-hulled' }], [{ process: 'anaerobic' }]],
    ['modifier', [{ processModifiers: ['anaerobic', 'carbonic'] }], [{ processModifiers: ['wild'] }]],
    ['species', [{ species: 'eugenioides' }], [{ species: 'robusta' }]],
    ['decaf', [{ decafMethod: 'sugar-cane-ea' }], [{ decafMethod: 'swiss' }]],
    ['packaging', [{ packaging: 'jute-grainpro' }], [{ packaging: 'bag' }]],
    ['method of cupping', [cupping({ method: 'CoE' })], [cupping({ method: 'SCA' })]],
    [
      'intensity',
      [cupping({ acidity: 0 }), cupping({ acidity: 15 })],
      [cupping({ acidity: -1 }), cupping({ acidity: 16 })],
    ],
    [
      'quality',
      [cupping({ affective: [1, 1, 1, 1, 9, 9, 9, 9] })],
      [
        cupping({ affective: [0, 1, 1, 1, 1, 1, 1, 1] }),
        cupping({ affective: [10, 1, 1, 1, 1, 1, 1, 1] }),
        cupping({ affective: [1, 1] }),
      ],
    ],
    [
      'days of cupping and analysis',
      [cupping({ cuppedOn: '2026' }), green({ analysedOn: '2026-09-14' })],
      [cupping({ cuppedOn: '2026-9' }), green({ analysedOn: 'September' })],
    ],
    [
      'cups',
      [cupping({ nonUniformCups: 5, defectiveCups: 5 })],
      [cupping({ nonUniformCups: 6 }), cupping({ defectiveCups: -1 })],
    ],
    [
      'score',
      [cupping({ score: 0 }), cupping({ score: 100 })],
      [cupping({ score: -1 }), cupping({ score: 101 })],
    ],
    [
      'a signed score',
      [
        cupping({ score: 84, scoreStatus: 'stated-by-producer' }),
        cupping({ score: 84, scoreStatus: 'demo', cupper: null }),
      ],
      [
        cupping({ score: 84, scoreStatus: 'stated-by-producer', cupper: null }),
        cupping({ score: 84, scoreStatus: 'stated-by-importer', cuppedOn: null }),
      ],
    ],
    [
      'sample roast',
      [cupping({ sampleRoastAgtron: 20 }), cupping({ sampleRoastAgtron: 100 })],
      [cupping({ sampleRoastAgtron: 19 }), cupping({ sampleRoastAgtron: 101 })],
    ],
    [
      'moisture',
      [green({ moisturePct: 8 }), green({ moisturePct: 13.5 })],
      [green({ moisturePct: 7.99 }), green({ moisturePct: 13.51 })],
    ],
    [
      'water activity',
      [green({ waterActivity: 0.4 }), green({ waterActivity: 0.7 })],
      [green({ waterActivity: 0.39 }), green({ waterActivity: 0.71 })],
    ],
    [
      'density',
      [green({ density: 500 }), green({ density: 900 })],
      [green({ density: 499 }), green({ density: 901 })],
    ],
    [
      'defects',
      [green({ defectsCat1: 0, defectsCat2: 0, quakers: 0 })],
      [green({ defectsCat1: -1 }), green({ quakers: -1 })],
    ],
    [
      'price paid',
      [
        disclosure({ amount: 1 }),
        disclosure({ per: 'kg' }),
        disclosure({ year: 1990 }),
        disclosure({ year: 2100 }),
      ],
      [
        disclosure({ amount: 0 }),
        disclosure({ per: 'bag' }),
        disclosure({ year: 1989 }),
        disclosure({ year: 2101 }),
        disclosure({ currency: 'usd' }),
        disclosure({ level: 'roastery' }),
        disclosure({ formOfCoffee: 'roasted' }),
      ],
    ],
    [
      'certificate',
      [
        certificate({ validFrom: '2026-01-31', validTo: '2026-01-31' }),
        certificate({ validFrom: '2026-09', validTo: '2026' }),
        certificate({ validFrom: '2026', validTo: '2026-09' }),
        certificate({ validFrom: null, validTo: '2020' }),
      ],
      [
        certificate({ validFrom: '2026-02-01', validTo: '2026-01-31' }),
        certificate({ validFrom: '2027', validTo: '2026-12' }),
        certificate({ validFrom: '2026-13', validTo: null }),
        certificate({ validFrom: null, validTo: '2026-00' }),
        certificate({ scheme: 'Good Coffee' }),
        certificate({ holder: 'roaster' }),
      ],
    ],
  ],
);
