import { describe, expect, it } from 'vitest';
import { flavourParent, PROCESSES, TASTE_FAMILIES } from '@/lib/kernel/taste';
import catalogue from './catalogue.json';
import { coffeeProse } from './coffee-prose';
import { regionsOfCoffee } from './regions';

const GREEN_AND_ROASTED = [
  'peru-aprocassi-san-ignacio',
  'peru-la-coipa-microlot',
  'peru-mendoza-amazonas',
  'peru-la-convencion-quillabamba',
  'peru-santa-teresa-honey',
  'peru-lares-gesha',
  'peru-sandia-inambari',
  'peru-ayacucho-la-mar',
  'peru-cajamarca-decaf',
  'ethiopia-guji-shakiso-natural',
  'ethiopia-gedeo-washed',
  'colombia-huila-pitalito',
  'guatemala-huehuetenango',
  'kenya-nyeri-aa',
  'brazil-carmo-pulped-natural',
  'sumatra-aceh-gayo',
  'honduras-santa-barbara',
  'rwanda-nyamagabe-bourbon',
  'costa-rica-tarrazu-yellow-honey',
];
const GREEN_ONLY = [
  'peru-huabal-jaen',
  'peru-putina-punco-tambopata',
  'peru-oxapampa-catuai',
  'colombia-narino-la-union',
  'kenya-kirinyaga-pb',
  'brazil-cerrado-natural',
];
const ROASTED_ONLY = ['cordillera-espresso-blend', 'coffee-cacao-pairing-box'];
const CACAO = ['chuncho-70-bar', 'chuncho-cacao-nibs', 'chocolate-de-taza-200'];
const GREEN = [...GREEN_AND_ROASTED, ...GREEN_ONLY];
const ROASTED = [...GREEN_AND_ROASTED, ...ROASTED_ONLY];
const ALL = [...GREEN, ...ROASTED_ONLY, ...CACAO];

const NOTES =
  'almond, apple, apricot, bergamot, black tea, blackcurrant, blueberry, brown spice, brown sugar, cane sugar, caramel, cedar, cherry, chocolate, cocoa, cocoa nib, dark chocolate, dried date, floral, grapefruit, green apple, hazelnut, honey, jasmine, lemon, lime, malt, mandarin, maple, milk chocolate, orange, orange blossom, orange zest, panela, peach, peanut, plum, raisin, raw sugar, red apple, red berry, redcurrant, rose, strawberry jam, tangerine, toasted almond, toffee, walnut'.split(
    ', ',
  );

const proseOf = (slug: string) => {
  const prose = coffeeProse[slug];
  if (!prose) throw new Error(`no prose for ${slug}`);
  return prose;
};
const sentences = (text: string) => text.split(/[.?!](?=\s|$)/).filter((part) => part.trim()).length;

describe('the prose of the products', () => {
  it('covers the thirty products of the catalogue and nothing else', () => {
    expect(Object.keys(coffeeProse).sort()).toEqual([...ALL].sort());
    expect(ALL).toHaveLength(30);
    expect(Object.keys(regionsOfCoffee).sort()).toEqual([...ALL].sort());
  });

  it.each(ALL)('fits its places on the page and says that it is demo data: %s', (slug) => {
    const { summary, description } = proseOf(slug);
    expect(summary.length).toBeLessThanOrEqual(140);
    expect(summary).toMatch(/\.$/);
    expect(sentences(description)).toBeGreaterThanOrEqual(2);
    expect(sentences(description)).toBeLessThanOrEqual(4);
    expect(description.length).toBeLessThanOrEqual(360);
    expect(description).toMatch(/\bdemo\b/i);
  });

  it.each(ALL)('puts it in one or two taste families: %s', (slug) => {
    const families = proseOf(slug).tasteFamilies;
    expect(families.length).toBeGreaterThanOrEqual(1);
    expect(new Set(families).size).toBe(families.length);
    expect(families.length).toBeLessThanOrEqual(2);
    for (const family of families) expect(TASTE_FAMILIES[family].plain).toBeTruthy();
  });

  it('fills every taste family, so that no filter leads to an empty list', () => {
    const used = new Set(Object.values(coffeeProse).flatMap((prose) => prose.tasteFamilies));
    expect([...used].sort()).toEqual(Object.keys(TASTE_FAMILIES).sort());
  });

  it('never says the same sentence twice about two coffees, the demo mark aside', () => {
    const said = Object.values(coffeeProse).flatMap((prose) =>
      prose.description.split(/(?<=[.?!]) /).filter((sentence) => !/demo/i.test(sentence)),
    );
    expect(said.filter((sentence, i) => said.indexOf(sentence) !== i)).toEqual([]);
  });
});

describe('what the prose says of a lot', () => {
  const lots = catalogue.coffees.flatMap((coffee) =>
    coffee.lots.filter((lot) => lot.status !== 'archived').map((lot) => ({ slug: coffee.slug, ...lot })),
  );
  const thousands = (metres: number) => metres.toLocaleString('en-US');

  it.each(lots)('$slug: its summary gives the notes of the lot', ({ slug, flavourNotes = [] }) => {
    for (const note of flavourNotes) expect(proseOf(slug).summary.toLowerCase()).toContain(note);
  });

  it.each(lots)('$slug: every altitude it names is the lot’s', ({ slug, altMin, altMax }) => {
    const { summary, description } = proseOf(slug);
    for (const [, low, high] of `${summary} ${description}`.matchAll(/(\d?,?\d{3})–(\d?,?\d{3}) m/g)) {
      expect([low, high]).toEqual([thousands(altMin), thousands(altMax)]);
    }
  });

  it('is short of recipes or roast notes for no form that is sold', () => {
    for (const { slug, forms } of lots) {
      expect(GREEN.includes(slug), slug).toBe(forms.some((form) => form === 'green'));
      expect(ROASTED.includes(slug), slug).toBe(forms.some((form) => form === 'roasted'));
    }
  });
});

describe('brewing', () => {
  it('gives one or two recipes where the coffee is sold roasted, and none elsewhere', () => {
    for (const slug of ALL) {
      const count = proseOf(slug).brewRecipes.length;
      if (ROASTED.includes(slug)) expect(count, slug).toBeGreaterThanOrEqual(1);
      else expect(count, slug).toBe(0);
      expect(count, slug).toBeLessThanOrEqual(2);
    }
  });

  it.each(ROASTED)('stays inside the golden cup, or in the range of an espresso: %s', (slug) => {
    for (const recipe of proseOf(slug).brewRecipes) {
      const ratio = recipe.waterG / recipe.doseG;
      expect(recipe.tempC).toBeGreaterThanOrEqual(90);
      expect(recipe.tempC).toBeLessThanOrEqual(96);
      if (recipe.method === 'Espresso') {
        expect(ratio).toBeGreaterThanOrEqual(1.5);
        expect(ratio).toBeLessThanOrEqual(3);
        expect(recipe.timeS).toBeGreaterThanOrEqual(22);
        expect(recipe.timeS).toBeLessThanOrEqual(35);
      } else {
        const gramsPerLitre = 1000 / ratio;
        expect(gramsPerLitre).toBeGreaterThanOrEqual(55 * 0.9);
        expect(gramsPerLitre).toBeLessThanOrEqual(55 * 1.1);
        expect(recipe.timeS).toBeGreaterThanOrEqual(90);
        expect(recipe.timeS).toBeLessThanOrEqual(360);
      }
    }
  });
});

describe('roasting at home', () => {
  it('has notes exactly where the coffee is sold green, with the lighter Agtron first', () => {
    for (const slug of ALL) {
      const notes = proseOf(slug).roastNotes;
      expect(notes !== undefined, slug).toBe(GREEN.includes(slug));
      if (!notes) continue;
      const [, light, dark] = /^Agtron (\d\d)–(\d\d)/.exec(notes) ?? [];
      expect(Number(light), slug).toBeGreaterThan(Number(dark));
      expect(Number(light), slug).toBeLessThanOrEqual(100);
      expect(Number(dark), slug).toBeGreaterThanOrEqual(20);
    }
  });
});

describe('words of taste and process', () => {
  it('gives each leaf note of the catalogue a family', () => {
    for (const note of NOTES) expect(flavourParent(note), note).not.toBeNull();
  });

  it('explains each filter value in one plain line', () => {
    const lines = [...Object.values(PROCESSES), ...Object.values(TASTE_FAMILIES)].map(({ plain }) => plain);
    for (const line of lines) {
      expect(line).toMatch(/\.$/);
      expect(line.length, line).toBeLessThanOrEqual(110);
    }
  });
});
