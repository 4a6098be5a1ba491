import { describe, expect, it } from 'vitest';
import { claimWarnings } from './claims';

const found = (text: string) => claimWarnings(text).map((claim) => claim.words);

describe('the claim check', () => {
  it.each([
    ['an eco-friendly coffee', ['eco-friendly']],
    ['Environmentally friendly packaging', ['Environmentally friendly']],
    ['Sustainable coffee, sustainably grown', ['Sustainable', 'sustainably']],
    ['our coffee is climate neutral', ['climate neutral']],
    ['CO2 neutral and CO₂-neutral', ['CO2 neutral', 'CO₂-neutral']],
    ['carbon-neutral shipping, net zero by 2030', ['carbon-neutral', 'net zero']],
    ['a green choice in green packaging', ['green choice', 'green packaging']],
    ['responsibly sourced', ['responsibly sourced']],
    ['good for the planet', ['good for the planet']],
    ['a small carbon footprint', ['small carbon footprint']],
    ['umweltfreundliche Verpackung', ['umweltfreundliche']],
    ['nachhaltiger Anbau, klimaneutral geröstet', ['nachhaltiger', 'klimaneutral']],
    ['un café écologique et neutre en carbone', ['écologique', 'neutre en carbone']],
    ['agriculture durable', ['agriculture durable']],
    ['café sostenible y ecológico', ['sostenible', 'ecológico']],
    ['neutro en carbono', ['neutro en carbono']],
    ['A responsible roaster.', ['responsible']],
    ['Our responsible cup, and we are responsible', ['responsible', 'responsible']],
    ['Our coffee is green.', ['coffee is green']],
    ['We are truly green', ['We are truly green']],
    ['Unser Kaffee ist grün', ['Kaffee ist grün']],
    ['gut für die Natur', ['gut für die Natur']],
    ['verantwortungsvoller Kaffee', ['verantwortungsvoller']],
    ['un café responsable', ['responsable']],
    ['bon pour la planète, emballage vert', ['bon pour la planète', 'emballage vert']],
    ['consumo responsable, mejor para el planeta', ['responsable', 'mejor para el planeta']],
    ['good for nature, better for the planet', ['good for nature', 'better for the planet']],
  ])('finds “%s”', (text, words) => {
    expect(found(text)).toEqual(words);
  });

  it.each([
    'green coffee in jute bags',
    'Green beans, green apple, green tea',
    'the greens arrive in March',
    'shade-grown under inga trees, no herbicides since 2019 (producer)',
    'an economy built on coffee, in a climate with two seasons',
    'the roast plan is responsible for it',
    'Responsible for the roast: Ana. The person responsible is named in the imprint.',
    'The beans are green, unroasted coffee is green before it meets the drum',
    'Verantwortlich für den Inhalt; Rohkaffee ist grün',
    'la responsable des achats, responsable de la récolte',
    'la persona responsable del beneficio, responsable de la compra',
    'café vert, café verde en sacos',
    'natural process, nature reserve',
    'a durable jute bag',
    'Unsustainable prices drove growers away',
    'Fair Trade USA certified since 2001',
    'Naturbelassen getrocknet',
  ])('leaves “%s” alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('says where, why and what to write instead', () => {
    const text = 'Here is a Sustainable lot.';
    const [claim] = claimWarnings(text);
    expect(text.slice(claim?.start, claim?.end)).toBe('Sustainable');
    expect(claim?.reason).toMatch(/proof/);
    expect(claim?.instead).not.toBe('');
  });

  it('reports words once, for the gravest reason, in the order of the text', () => {
    const claims = claimWarnings('sustainable, and climate-friendly too');
    expect(claims.map((claim) => claim.words)).toEqual(['sustainable', 'climate-friendly']);
    expect(claims[1]?.reason).toMatch(/offsets/);
  });
});
