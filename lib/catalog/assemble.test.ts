import { describe, expect, it } from 'vitest';
import { factsOf } from './assemble';

type Said = Parameters<typeof factsOf>[1][number];
const said = (field: string, value: string, about: Partial<Said> = {}): Said => ({
  id: `fct_${field}_${value}`,
  subject: 'producer',
  subjectId: 'prd_1',
  field,
  value,
  source: `who said ${value}`,
  url: null,
  asOf: null,
  status: 'stated',
  createdAt: new Date(0),
  ...about,
});

describe('the value of a fact that several sources speak of', () => {
  const certificates = [
    said('certifications', 'Rainforest Alliance', { asOf: '2026' }),
    said('certifications', 'Fair Trade USA', { status: 'verified', asOf: '2020' }),
  ];

  it('is the record’s own, whoever says otherwise', () => {
    const [members] = factsOf({ members: 600 }, [said('members', '452', { status: 'verified' })]);
    expect(members?.value).toBe('600');
    const [founded] = factsOf({ foundedOn: '2000-03' }, [said('foundedOn', 'about 2000')]);
    expect(founded?.value).toBe('March 2000');
    const [variety] = factsOf({ varieties: ['Typica', 'Bourbon'] }, [said('varieties', 'Catimor')]);
    expect(variety?.value).toBe('Typica and Bourbon');
  });

  it('is a verified one before a stated one that is newer', () => {
    expect(factsOf({}, certificates)[0]?.value).toBe('Fair Trade USA');
  });

  it('is the newest of those that are equally sure', () => {
    const [altitude] = factsOf({ altitude: null }, [
      said('altitude', '1,200–1,900 m', { asOf: '2023' }),
      said('altitude', '1,000–2,500 m'),
    ]);
    expect(altitude?.value).toBe('1,200–1,900 m');
  });

  it('hides none of the others: disagreement stays on the page', () => {
    expect(factsOf({}, certificates)[0]?.sources.map((s) => s.value)).toEqual([
      'Fair Trade USA',
      'Rainforest Alliance',
    ]);
  });
});

it('facts stand in one order, whatever order their sources come in', () => {
  const rows = [said('premiumUse', 'schools'), said('members', '600'), said('altitude', '1,500 m')];
  const keys = (given: Said[]) => factsOf({}, given).map((f) => f.key);
  expect(keys(rows)).toEqual(['members', 'altitude', 'premiumUse']);
  expect(keys([...rows].reverse())).toEqual(['members', 'altitude', 'premiumUse']);
});
