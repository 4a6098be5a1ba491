import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { doneText, sentenceOf } from './sentences';
import { changeTexts, labelText, noteText } from './words';

const EDITED = ['coffee', 'lot', 'variant', 'producer', 'region', 'story', 'settings'];
/** What a template in an `action:` may stand for; who writes a new one says so here. */
const STANDS_FOR: Record<string, readonly string[]> = {
  'kind.subject': EDITED,
  subject: ['coffee', 'lot', 'variant', 'producer', 'story'],
  'input.kind': ['receive', 'damage', 'count', 'adjust', 'restock'],
  verb: verbsOf('lib/identity/actions.ts', /\bnote\([^']*?'(\w+)'/gs),
  'VERB[to]': [],
};
/** Records whose plans, links and deletions are written by a template, and the verbs that not every one of them has. */
const ONLY: Record<string, readonly string[]> = {
  delete: ['coffee', 'lot', 'variant'],
  plan: ['coffee', 'story'],
  plan_cancelled: ['coffee', 'story'],
  plan_failed: ['coffee', 'story'],
  preview_link: ['coffee', 'lot', 'variant', 'producer', 'story'],
  create: ['coffee', 'lot', 'variant', 'producer', 'region', 'story'],
};

function verbsOf(file: string, call: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(call)].flatMap(([, verb]) => verb ?? []);
}

/** Every action that the source writes into the audit log. */
function writtenActions(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/test(ing)?\.ts$/.test(file))
    .map((file) => join('lib', file));
  const found = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    if (!source.includes('writeAudit(')) return [];
    const literals = source
      .split('\n')
      .filter((line) => /\baction:|^\s+\w+: '\w+\.\w+',$/.test(line))
      .flatMap((line) => line.match(/(?<=')[a-z]+\.[a-z_]+(?=')/g) ?? []);
    const templates = [...source.matchAll(/action: `([^`]+)`/g)].flatMap(([, template]) => template ?? []);
    return [...literals, ...templates.flatMap(expanded)];
  });
  return [...new Set(found)].sort();
}

function expanded(template: string): string[] {
  const [, before = '', name = '', after = ''] = /^(.*)\$\{(.+)\}(.*)$/.exec(template) ?? [];
  const values = STANDS_FOR[name];
  if (!values) throw new Error(`Say in this test what ${name} of \`${template}\` stands for.`);
  return values
    .filter((value) => after === '' || (ONLY[after.slice(1)]?.includes(value) ?? true))
    .map((value) => `${before}${value}${after}`);
}

/** The worst that may stand in an entry: instants and names of machines everywhere. */
const AT = '2026-12-03T14:00:00.000Z';
const worst = (action: string) => ({
  action,
  subject: action.split('.')[0] ?? '',
  label: 'Peru',
  note: `until ${AT}`,
  changes: {
    publish: { from: null, to: AT },
    unpublish: { from: AT, to: null },
    price: { from: 1450, to: 1500 },
    parcel: {
      from: null,
      to: { shipmentId: 'shp_01m82g9zcwfk55f8zehzwysg66', lines: [{ line: 1, quantity: 2 }] },
    },
    cuppings: { from: [], to: [{ id: 'cup_01m82h3ez1tzqf2agkw6kt2r9r', score: 86, at: AT }] },
  },
});
const readAs = (action: string, timeZone = 'America/New_York'): string => {
  const entry = worst(action);
  return [
    doneText(entry),
    labelText(entry),
    noteText(entry, timeZone),
    ...changeTexts(entry, 'USD', timeZone).map((line) =>
      'sentence' in line ? line.sentence : `${line.field} ${line.from} ${line.to}`,
    ),
  ].join('\n');
};

const ACTIONS = writtenActions();

it('finds what is written, by name and by template', () => {
  for (const action of [
    'staff.signed_in',
    'order.ship',
    'order.pack',
    'coffee.plan',
    'stock.damage',
    'lot.save',
  ])
    expect(ACTIONS).toContain(action);
  expect(ACTIONS.length).toBeGreaterThan(70);
});

it.each(ACTIONS)(
  '%s has a sentence, without an instant as machines write it and without a bare id',
  (action) => {
    expect(sentenceOf({ action, subject: action.split('.')[0] ?? '' })).toMatch(/^[a-zA-Z][a-z -]+$/);
    expect(readAs(action)).not.toMatch(/\d{4}-\d\d-\d\dT|_[0-9a-z]{20}/);
  },
);

it('a plan says on the shop’s clock what will happen, and what would have happened', () => {
  expect(readAs('coffee.plan')).toContain('will be taken off sale on 3 Dec 2026, 09:00');
  expect(readAs('coffee.plan', 'Europe/Berlin')).toContain('will go on sale on 3 Dec 2026, 15:00');
  expect(readAs('story.plan')).toContain('will be published on');
  expect(readAs('coffee.plan_cancelled')).toContain('would have been taken off sale on 3 Dec 2026, 09:00');
  expect(readAs('coffee.preview_link')).toContain('until 3 Dec 2026, 09:00');
});

it('a parcel is read as what is in it', () => {
  const line = { line: 1, quantity: 2, name: 'Peru, 1 lb' };
  const entry = {
    ...worst('order.ship'),
    changes: { parcel: { from: null, to: { shipmentId: 'x', lines: [line] } } },
  };
  expect(changeTexts(entry, 'USD', 'UTC')).toEqual([{ sentence: 'in the parcel: 2 × Peru, 1 lb' }]);
});

it('a photo is placed on something, and numbers get the words around them', () => {
  expect(doneText({ action: 'photo.place', subject: 'region' })).toBe('changed the photo of the origin');
  expect(noteText({ action: 'staff.sessions_ended', note: '1' }, 'UTC')).toBe('1 browser');
  expect(noteText({ action: 'shipping.move', note: 'up' }, 'UTC')).toBe('one place up');
  expect(labelText({ action: 'alert.deal_with', label: 'duplicate_payment' })).toBe('Paid twice');
});
