import { describe, expect, it } from 'vitest';
import { PROCESSES, TASTE_FAMILIES } from '@/lib/kernel/taste';
import { coffeeProse } from './coffee-prose';
import { producers } from './producers';
import { harvestFor, regions, regionsOfCoffee } from './regions';
import { stories } from './stories';
import { readableText, refsOf } from './story-builder';

const paths = regions.map((region) => region.path);
const story = (slug: string) => {
  const found = stories.find((candidate) => candidate.slug === slug);
  if (!found) throw new Error(`no story ${slug}`);
  return found;
};
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const sentences = (text: string) => text.split(/[.?!](?=\s|$)/).filter((part) => part.trim()).length;

/** Every published word of the demo shop, by the place it stands in. */
const published: [place: string, text: string][] = [
  ...stories.map((s): [string, string] => [
    s.slug,
    [
      s.title,
      s.lead,
      s.seoTitle,
      s.seoDescription,
      readableText(s.doc),
      ...s.sources.map((x) => x.note),
    ].join('\n'),
  ]),
  ...regions.map((r): [string, string] => [r.path, [r.name, r.nameEn, r.intro, r.altitudeNote].join('\n')]),
  ...producers.map((x): [string, string] => [
    x.slug,
    [x.summary, readableText(x.doc), ...x.facts.map((f) => f.value)].join('\n'),
  ]),
  ...Object.entries(coffeeProse).map(([slug, c]): [string, string] => [
    slug,
    [c.summary, c.description, c.roastNotes].join('\n'),
  ]),
  [
    'words of taste and process',
    [
      ...[...Object.values(TASTE_FAMILIES), ...Object.values(PROCESSES)].flatMap(({ label, plain }) => [
        label,
        plain,
      ]),
    ].join('\n'),
  ],
];

/** coffee.md 4 (fact check), 6.1 and 9 (green claims). */
const FORBIDDEN: [why: string, pattern: RegExp][] = [
  ['soils are Inceptisols and Alfisols', /volcan/i],
  ['the wrong cooperative', /aprocoyce/i],
  ['a generic green claim', /sustainab|eco[- ]?friendly|ecological|environmentally|\bresponsibl[ey]\b/i],
  [
    'a generic green claim',
    /climate[- ](neutral|positive|friendly)|carbon[- ](neutral|negative|positive|offset)/i,
  ],
  [
    'a generic green claim',
    /\bgreen(er)? (choice|product|travel|tourism|energy|farming|practice|business|future)/i,
  ],
  ['a claim about nature that nobody measured', /biodivers|planet[- ]friendly|harmony with nature/i],
  [
    'the designation is not the department’s',
    /\bPDO\b|Cusco (has|holds|enjoys) (a |the )?(protected|denomina)/i,
  ],
  [
    'Puno has prizes, not Cup of Excellence awards',
    /Puno[^.]*\b(won|awards?|prizes?)\b[^.]*Cup of Excellence/i,
  ],
  ['Cecovasa is a central', /cooperative Cecovasa|Cecovasa,? (is )?a cooperative\b/i],
  ['Valle Inca is an association', /cooperative Valle Inca|Valle Inca,? (is )?a cooperative\b/i],
  ['chuncho grows below the cloud forest', /cloud forest/i],
  [
    'Fair Trade since 2001 belongs to neither of the two later systems',
    /Fair ?trade (USA|International) since 2001/i,
  ],
  ['Peru is one of the two largest', /leading producer of organic/i],
  ['a person needs to be asked', /\b(Domingo|Sucaticona|Mamani|Phocco|Prudencio)\b/],
  [
    'a worn phrase',
    /nestled|hidden gem|burst(s|ing) with|symphony|tapestry|testament to|artisan|elevate|crafted/i,
  ],
  ['a shop that names its tools or machine', /localhost|\/work\//i],
];

describe('what the shop says', () => {
  it.each(published)('makes no claim that the fact check or the law forbids: %s', (_place, text) => {
    for (const [why, pattern] of FORBIDDEN) expect(text, why).not.toMatch(pattern);
  });

  it('lets the check find what it looks for', () => {
    const bad = [
      'fertile volcanic soils',
      'the Aprocoyce group',
      'a sustainable farm',
      'a responsible choice',
      'Cusco has PDO status',
      'Puno growers won prizes in the Cup of Excellence',
      'Cecovasa is a cooperative',
      'Fair Trade USA since 2001',
    ];
    for (const text of bad)
      expect(
        FORBIDDEN.some(([, pattern]) => pattern.test(text)),
        text,
      ).toBe(true);
  });
});

describe('the stories', () => {
  it('are the three that the catalogue links to', () => {
    expect(stories.map((s) => s.slug).sort()).toEqual([
      'chocolate-of-cusco',
      'northern-peru',
      'southern-peru',
    ]);
  });

  it.each(stories)('$slug fits its places: page, card, search result', (s) => {
    expect(words(readableText(s.doc))).toBeGreaterThanOrEqual(700);
    expect(words(readableText(s.doc))).toBeLessThanOrEqual(1100);
    expect(s.lead.length).toBeLessThanOrEqual(300);
    expect(s.seoTitle.length).toBeLessThanOrEqual(60);
    expect(s.seoDescription.length).toBeLessThanOrEqual(155);
    expect(s.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(stories)('$slug gives each section an anchor of its own', (s) => {
    const ids = s.doc.content.flatMap((block) => (block.type === 'heading' ? [block.attrs.id] : []));
    expect(ids.length).toBeGreaterThanOrEqual(6);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(stories)('$slug says what in it is demo data', (s) => {
    expect(s.doc.content.some((b) => b.type === 'heading' && b.attrs.id === 'what-is-demo')).toBe(true);
    expect(readableText(s.doc)).toMatch(/\bdemo data\b/);
  });

  it.each(stories)('$slug names who says so for every fact', (s) => {
    const facts = s.doc.content.flatMap((block) => (block.type === 'fact' ? [block.attrs] : []));
    expect(facts.length).toBeGreaterThanOrEqual(3);
    const known = s.sources.map((source) => source.name).join(' ');
    for (const { source, url } of facts) {
      expect(source.trim()).not.toBe('');
      if (url) expect(s.sources.map((x) => x.url)).toContain(url);
      else expect(known).toContain(source.split(/[,;]| and /)[0]);
    }
  });

  it.each(stories)('$slug links each of its products and regions from its text', (s) => {
    const refs = refsOf(s.doc);
    for (const slug of s.coffees) expect(refs).toContainEqual({ kind: 'coffee', slug });
    for (const path of s.regions) expect(paths).toContain(path);
  });

  it('keep to the wording of the fact check', () => {
    const south = readableText(story('southern-peru').doc);
    expect(south).toContain('Peru has two coffee denominaciones de origen');
    expect(south).toContain('17 November 2022');
    expect(south).toContain('international specialty-coffee prizes');
    const north = readableText(story('northern-peru').doc);
    for (const figure of ['452', '505', '600', '634', 'about 600 (2024)']) expect(north).toContain(figure);
    expect(north).toContain('stated by the cooperative');
    expect(north).toContain('Fair Trade since 2001');
    expect(north).toContain('one of the two largest');
    expect(north).toContain('Montegrande, in Jaén');
    const chocolate = readableText(story('chocolate-of-cusco').doc);
    expect(chocolate).toContain('400–1,200 m');
    expect(chocolate).toContain('Montegrande, in Jaén');
  });

  it('tell Kallpa Travel’s journey as Kallpa Travel’s, with a link', () => {
    const { doc } = story('chocolate-of-cusco');
    const told = readableText(doc)
      .split('\n')
      .filter((line) => /PROMPERÚ|same possibility/.test(line));
    expect(told).toHaveLength(2);
    for (const line of told) expect(line).toContain('Kallpa Travel writes');
    expect(JSON.stringify(doc)).toContain('"href":"https://kallpa.travel"');
  });
});

describe('links inside the shop', () => {
  it.each([...stories, ...producers])('all lead somewhere: $slug', ({ doc }) => {
    const keys = {
      coffee: Object.keys(coffeeProse),
      story: stories.map((s) => s.slug),
      producer: producers.map((x) => x.slug),
    };
    for (const ref of refsOf(doc)) {
      if (ref.kind === 'origin') expect(paths).toContain(ref.path);
      else expect(keys[ref.kind]).toContain(ref.slug);
    }
  });
});

describe('the regions', () => {
  it('form a tree in writing order, country › department › province', () => {
    expect(new Set(paths).size).toBe(paths.length);
    const depth = { country: 1, department: 2, province: 3 } as const;
    regions.forEach((region, i) => {
      const steps = region.path.split('/');
      expect(steps, region.path).toHaveLength(depth[region.level]);
      expect(region.parent, region.path).toBe(steps.slice(0, -1).join('/') || null);
      if (region.parent) expect(paths.slice(0, i), region.path).toContain(region.parent);
      expect(region.iso === null, region.path).toBe(region.level === 'province');
    });
  });

  it('lie where they should: a child within a few degrees of its parent', () => {
    for (const region of regions) {
      const parent = regions.find((candidate) => candidate.path === region.parent);
      if (!parent) continue;
      const reach = parent.level === 'country' ? 25 : 4;
      expect(Math.abs(region.lat - parent.lat), region.path).toBeLessThan(reach);
      expect(Math.abs(region.lon - parent.lon), region.path).toBeLessThan(reach);
    }
  });

  it('are introduced in three sentences for countries and Peruvian departments, in two elsewhere', () => {
    for (const region of regions) {
      const three = region.level === 'country' || /^peru\/[^/]+$/.test(region.path);
      expect(sentences(region.intro), region.path).toBe(three ? 3 : 2);
    }
  });

  it('know their harvest themselves or from above, but for what no calendar covers', () => {
    for (const region of regions) {
      const months = harvestFor(region.path)?.months ?? [];
      expect(months.every((m) => Number.isInteger(m) && m >= 1 && m <= 12)).toBe(true);
      for (const m of region.harvest?.peak ?? []) expect(months, region.path).toContain(m);
    }
    const without = regions.filter((region) => !harvestFor(region.path)).map((region) => region.path);
    expect(without).toEqual(['colombia', 'indonesia']);
  });

  it('give every coffee its most exact place', () => {
    for (const [slug, places] of Object.entries(regionsOfCoffee)) {
      for (const path of places) {
        expect(paths, slug).toContain(path);
        expect(
          regions.some((region) => region.parent === path),
          `${slug} could be more exact`,
        ).toBe(false);
      }
    }
    expect(regionsOfCoffee['cordillera-espresso-blend']).toEqual([]);
    expect(regionsOfCoffee['peru-aprocassi-san-ignacio']).toEqual([
      'peru/cajamarca/san-ignacio',
      'peru/cajamarca/jaen',
    ]);
  });

  it('have no page without a coffee', () => {
    const used = new Set(Object.values(regionsOfCoffee).flat());
    for (const path of paths)
      expect(
        [...used].some((u) => u === path || u.startsWith(`${path}/`)),
        path,
      ).toBe(true);
  });
});

describe('the producers', () => {
  it.each(producers)('$slug stands in known regions and carries a source for every fact', (producer) => {
    for (const path of [producer.regionPath, ...producer.otherRegionPaths]) expect(paths).toContain(path);
    expect(producer.summary.length).toBeLessThanOrEqual(140);
    expect(producer.facts.length).toBeGreaterThan(0);
    for (const { source, status } of producer.facts) {
      expect(source.trim()).not.toBe('');
      expect(status).not.toBe('demo');
    }
  });

  it('show where the sources on APROCASSI’s members disagree', () => {
    const members = producers[0]?.facts.filter((f) => f.field === 'members').map((f) => f.value);
    expect(members?.map((value) => /\d+/.exec(value)?.[0]).sort()).toEqual([
      '452',
      '505',
      '600',
      '600',
      '634',
    ]);
  });

  it.each(['cecovasa', 'valle-inca'])('%s says plainly that it sells nothing here', (slug) => {
    const producer = producers.find((x) => x.slug === slug);
    expect(producer && readableText(producer.doc)).toMatch(/No lot of .+ is in this catalogue/);
  });

  it('tells APROCASSI in about 120 words', () => {
    const count = words(readableText(producers[0]?.doc ?? { type: 'doc', content: [] }));
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThanOrEqual(140);
  });
});
