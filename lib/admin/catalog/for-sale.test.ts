import { describe, expect, it } from 'vitest';
import { forSale, missingWords, type SaleFacts } from './for-sale';

const size = { id: 'var_1', drawG: 298, active: true, freight: false };
const lot = { id: 'lot_1', stage: 'landed', freeG: 298, sizes: [size] };
const coffee = {
  id: 'cof_1',
  name: 'Jaén',
  slug: 'jaen',
  status: 'published',
  hasPhoto: true,
  hasWords: true,
  hasOrigin: true,
  needsOrigin: true,
  storyId: 'sto_1',
};
const facts = (about: Partial<SaleFacts> = {}): SaleFacts => ({ coffee, lots: [lot], ...about });
const missing = (...asked: Parameters<typeof forSale>) =>
  forSale(...asked)
    .steps.filter((step) => !step.done)
    .map((step) => [step.what, step.href]);

describe('customers can buy a coffee', () => {
  it('when it is published and a landed lot has a size and stock for it', () => {
    expect(missing(facts())).toEqual([]);
  });

  it.each([
    ['it is a draft', { coffee: { ...coffee, status: 'draft' } }, 'coffee', '/admin/coffees?open=cof_1'],
    ['its lot is at sea', { lots: [{ ...lot, stage: 'afloat' }] }, 'lot', '/admin/lots?open=lot_1'],
    ['its lot has no size', { lots: [{ ...lot, sizes: [] }] }, 'size', '/admin/prices?new=lot_1'],
    [
      'its size is switched off',
      { lots: [{ ...lot, sizes: [{ ...size, active: false }] }] },
      'size',
      '/admin/prices?open=var_1',
    ],
    [
      'its only size leaves by freight',
      { lots: [{ ...lot, sizes: [{ ...size, freight: true }] }] },
      'size',
      '/admin/prices?new=lot_1',
    ],
    ['a gram is missing for one bag', { lots: [{ ...lot, freeG: 297 }] }, 'stock', '/admin/stock?open=lot_1'],
  ])('not when %s, and is led to where that is done', (_, about, what, href) => {
    expect(missing(facts(about))).toEqual([[what, href]]);
  });

  it('not without a lot, which comes before its size and its stock: all three lead to a new one', () => {
    expect(missing(facts({ lots: [] }))).toEqual([
      ['lot', '/admin/lots?new=cof_1'],
      ['size', '/admin/lots?new=cof_1'],
      ['stock', '/admin/lots?new=cof_1'],
    ]);
  });

  it('from whichever lot has everything, old or new', () => {
    const next = { ...lot, id: 'lot_2', stage: 'draft', sizes: [] };
    expect(missing(facts({ lots: [next, lot] }))).toEqual([]);
  });
});

describe('one of several lots or sizes', () => {
  const next = { id: 'lot_2', stage: 'draft', freeG: 0, sizes: [] };
  const bag = { ...size, id: 'var_2', drawG: 1191, freight: true };

  it('is asked for by itself', () => {
    expect(missing(facts({ lots: [next, lot] }), { lotId: 'lot_2' }).map(([what]) => what)).toEqual([
      'lot',
      'size',
      'stock',
    ]);
    expect(missing(facts({ lots: [{ ...lot, sizes: [size, bag] }] }), { variantId: 'var_2' })).toEqual([
      ['stock', '/admin/stock?open=lot_1'],
    ]);
  });

  it('that is switched off is led to itself', () => {
    const off = { ...size, id: 'var_3', active: false };
    expect(missing(facts({ lots: [{ ...lot, sizes: [size, off] }] }), { variantId: 'var_3' })).toEqual([
      ['size', '/admin/prices?open=var_3'],
    ]);
  });
});

it('a coffee has a page once it is published and has more than drafts of lots', () => {
  const draft = { ...lot, stage: 'draft' };
  expect(
    [facts(), facts({ lots: [draft] }), facts({ coffee: { ...coffee, status: 'draft' } })].map(
      (one) => forSale(one).page,
    ),
  ).toEqual(['/coffee/jaen', null, null]);
});

describe('what makes the page better', () => {
  const wished = (about: Partial<SaleFacts['coffee']>) =>
    forSale(facts({ coffee: { ...coffee, ...about } }))
      .extras.filter((extra) => !extra.done)
      .map((extra) => extra.what);

  it('is a photo, words, an origin and a story, and none of them stands in the way of a sale', () => {
    const bare = { hasPhoto: false, hasWords: false, hasOrigin: false, storyId: null };
    expect(wished(bare)).toEqual(['photo', 'words', 'origin', 'story']);
    expect(missingWords(forSale(facts({ coffee: { ...coffee, ...bare } })))).toEqual([]);
    expect(wished({})).toEqual([]);
  });

  it('is no origin for a blend, which is from no single place', () => {
    expect(wished({ hasOrigin: false, needsOrigin: false })).toEqual([]);
  });
});
