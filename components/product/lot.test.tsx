import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { factChoices } from '@/lib/admin/catalog/fact-fields';
import { someLot } from '@/lib/catalog/testing';
import type { Fact } from '@/lib/catalog/types';
import { minor } from '@/lib/kernel/units';
import { CropHistory } from './crop-history';
import { GreenAnalysis } from './green-analysis';
import { LotStanding } from './lot-standing';
import { lotFacts, makingFacts } from './words';

const html = renderToStaticMarkup;
/** What is read, without the markup. */
const text = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');

describe('a past crop', () => {
  const past = someLot({ lotCode: 'PE-X-2024-01', cropYear: '2024', availability: 'archived' });
  const current = someLot({ lotCode: 'PE-X-2026-01', cropYear: '2026' });

  it('leads to the lot of the page, which took its place', () => {
    const markup = html(<CropHistory lots={[current, past]} />);
    expect(text(markup)).toContain('Past crop, see the 2026 lot');
    expect(markup).toContain('href="#main"');
  });

  it('leads to the newer one beside it when the page is about the past crop', () => {
    const standing = html(<LotStanding lot={past} newer={current} today="2026-11-22" hasRelated={false} />);
    expect(text(standing)).toContain('Past crop, see the 2026 lot');
    const history = html(<CropHistory lots={[past, current]} />);
    for (const markup of [standing, history]) expect(markup).toContain('href="#lot-pe-x-2026-01"');
    expect(history).toContain('id="lot-pe-x-2026-01"');
  });

  it('is a record and no more where nothing newer is shown', () => {
    const older = someLot({ lotCode: 'PE-X-2023-01', cropYear: '2023', availability: 'archived' });
    expect(text(html(<CropHistory lots={[past, older]} />))).not.toContain('see the');
    const standing = html(<LotStanding lot={past} newer={null} today="2026-11-22" hasRelated={false} />);
    expect(text(standing)).toContain('no longer sold');
    expect(text(standing)).not.toContain('see the');
  });
});

describe('from cherry to green', () => {
  const source = (key: string): Fact => ({
    key,
    label: key,
    value: '',
    sources: [{ value: null, source: `who told us of ${key}`, url: null, asOf: '2026', status: 'stated' }],
  });
  const full = someLot({
    species: 'arabica',
    fermentationHours: 24,
    dryingDays: 14,
    drying: 'Raised beds',
    harvestEnd: '2026-08',
    shippedOn: '2026-08-20',
    packaging: 'jute-grainpro',
    icoMark: '030-0000-00000',
    bagsImported: 275,
    exportBagKg: 69,
    screen: '15–18',
    green: {
      moisturePct: 11.2,
      waterActivity: 0.55,
      density: 705,
      defectsCat1: 0,
      defectsCat2: 3,
      quakers: 0,
      color: 'blue-green',
      analysedOn: '2026-09',
    },
    facts: [source('fermentationHours'), source('icoMark')],
  });

  it('prints all that is known, none for nothing, with who says so', () => {
    const read = text(html(<GreenAnalysis lot={full} />));
    for (const row of [
      'Species Arabica',
      'Fermentation 24 hours',
      'Drying Raised beds, 14 days',
      'Harvest ended August 2026',
      'Shipped 20 August 2026',
      'Packed in Jute with GrainPro',
      'Imported 275 bags of 69 kg',
      'ICO mark 030-0000-00000',
      'Colour blue-green',
      'Defects category one 0, category two 3 (in 350 g)',
      'Quakers 0 (in 100 g roasted)',
      'who told us of fermentationHours',
      'who told us of icoMark',
    ])
      expect(read).toContain(row);
  });

  it('prints nothing at all of a lot of which nothing is known', () => {
    expect(html(<GreenAnalysis lot={someLot()} />)).toBe('');
  });

  it('prints one row for the one thing that is known', () => {
    expect(html(<GreenAnalysis lot={someLot({ bagsImported: 1 })} />).match(/<dt>/g)).toHaveLength(1);
  });
});

it('every fact of a lot that can have a source shows it on the product page', () => {
  // The sheet itself prints these two beside its own rows.
  const bySheet = ['flavourNotes', 'grade', '*'];
  for (const { value: key } of factChoices('lot', (field) => field)) {
    if (bySheet.includes(key)) continue;
    const source = { value: null, source: key, url: null, asOf: null, status: 'stated' as const };
    const lot = someLot({ facts: [{ key, label: key, value: '', sources: [source] }] });
    const rows = [...lotFacts({ lot }), ...makingFacts(lot)];
    const months = lotFacts({ lot: { ...lot, harvestMonths: [5] } });
    expect(
      [...rows, ...months].some(({ fact }) => fact?.sources.includes(source)),
      key,
    ).toBe(true);
  }
});

describe('a price that was paid', () => {
  it('is printed with its amount, currency, unit and source', () => {
    const lot = someLot({
      paid: [
        {
          level: 'fob',
          amount: minor(425),
          currency: 'USD',
          per: 'lb',
          formOfCoffee: 'green',
          year: 2026,
          source: 'the exporter’s invoice',
        },
      ],
    });
    expect(lotFacts({ lot }).find((row) => row.label === 'Paid')?.value).toBe(
      'FOB 2026: $4.25 per lb of green, according to the exporter’s invoice',
    );
    expect(lotFacts({ lot: someLot() }).find((row) => row.label === 'Paid')?.value).toBe('');
  });
});
