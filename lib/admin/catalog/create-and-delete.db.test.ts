import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, cartLines, carts, coffeeComponents, lots, priceHistory, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { receive } from '@/lib/inventory/service';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { newId } from '@/lib/kernel/ids';
import { type CartId, grams, minor } from '@/lib/kernel/units';
import { coffeeDetail, lotDetail, variantDetail } from './details';
import type { ForSale } from './for-sale';
import type { CuppingRow } from './lot-input';
import { keptBecause, remove } from './removing';
import {
  createCoffee,
  createLot,
  createVariant,
  duplicateLot,
  saveCoffee,
  saveLot,
  saveVariant,
} from './service';
import { ANA, addCoffeeToEdit, bag, refusal } from './testing';

const database = useTestDatabase();
const db = () => database.db;
const cupping = (about: Partial<CuppingRow> = {}): CuppingRow => ({
  method: 'CVA',
  cupper: null,
  cuppedOn: null,
  sampleRoastAgtron: null,
  fragrance: 7,
  aroma: 7,
  flavor: 8,
  aftertaste: 7,
  acidity: 7,
  sweetness: 8,
  mouthfeel: 7,
  affective: [6, 6, 6, 6, 6, 6, 6, 6],
  nonUniformCups: 0,
  defectiveCups: 0,
  score: null,
  scoreStatus: 'derived',
  ...about,
});

describe('a coffee', () => {
  it('keeps its primary and its other origins apart', async () => {
    const { id } = await createCoffee(db(), ANA, {
      name: 'Two Valleys',
      kind: 'coffee',
      slug: 'two-valleys',
    });
    for (const [region, path] of [
      ['reg_a', 'a'],
      ['reg_b', 'b'],
      ['reg_c', 'c'],
    ])
      await db().execute(
        sql`insert into regions (id, path, level, name) values (${region}, ${path}, 'country', ${path}) on conflict do nothing`,
      );
    const save = (version: number, changes: Record<string, unknown>) =>
      saveCoffee(db(), ANA, { id, version, changes });
    await save(1, { regionId: 'reg_a', otherRegionIds: ['reg_b'] });
    const moved = await save(2, { regionId: 'reg_c' });
    expect([moved.values.regionId, moved.values.otherRegionIds]).toEqual(['reg_c', ['reg_b']]);
  });

  it('starts as a draft at the end of the table and says what it still needs', async () => {
    const { id } = await createCoffee(db(), ANA, { name: 'New One', kind: 'coffee', slug: 'new-one' });
    const made = await coffeeDetail(db(), id);
    expect(made.values).toMatchObject({ status: 'draft', provenance: 'shop', pins: [], recipes: [] });
    expect(made.sale).toMatchObject({ page: null, steps: Array(4).fill({ done: false }) });
  });

  it('can be bought once it is published, landed, sized and stocked', async () => {
    const { coffeeId, lotId, variantId } = await addCoffeeToEdit(db(), 298);
    const missing = ({ sale }: { sale: ForSale }) =>
      sale.steps.filter((step) => !step.done).map((step) => step.what);
    const coffee = await coffeeDetail(db(), coffeeId);
    expect([missing(coffee), coffee.sale.page]).toEqual([[], `/coffee/${coffee.values.slug}`]);
    expect(coffee.lots).toMatchObject([{ id: lotId, sizes: 1, freeG: 298 }]);
    await saveVariant(db(), ANA, { id: variantId, version: 1, changes: { active: false } });
    expect(missing(await coffeeDetail(db(), coffeeId))).toEqual(['size']);
    expect(missing(await lotDetail(db(), lotId))).toEqual(['size']);
    expect(missing(await variantDetail(db(), variantId))).toEqual(['size']);
  });

  it('leads to the story that tells of it by a lot card or its list, a published one before a draft', async () => {
    const { coffeeId } = await addCoffeeToEdit(db(), 0);
    const story = async () => (await coffeeDetail(db(), coffeeId)).story;
    expect(await story()).toBeNull();
    await db().execute(sql`
      insert into stories (id, slug, kind, title, lead, seo_title, seo_description, body, provenance)
      values ('sto_card', 'by-card', 'origin', 'By its card', '', '', '', ${JSON.stringify({
        type: 'doc',
        content: [{ type: 'lotCard', attrs: { slug: 'gone', id: coffeeId } }],
      })}::jsonb, 'shop')`);
    expect(await story()).toEqual({ id: 'sto_card', title: 'By its card' });
    await db().execute(sql`
      insert into stories (id, slug, kind, title, lead, seo_title, seo_description, body, provenance, status, published_on)
      values ('sto_list', 'by-list', 'origin', 'In its list', 'x', '', '', '{"type":"doc","content":[]}', 'shop',
        'published', '2026-11-01')`);
    await db().execute(
      sql`insert into story_coffees (story_id, coffee_id, position) values ('sto_list', ${coffeeId}, 3)`,
    );
    expect(await story()).toEqual({ id: 'sto_list', title: 'In its list' });
  });

  it('gives its lots and sizes codes that the whole shop does not have yet', async () => {
    const one = await createCoffee(db(), ANA, { name: 'Andes Code', kind: 'coffee', slug: 'andes-code' });
    const other = await createCoffee(db(), ANA, { name: 'Andes Coda', kind: 'coffee', slug: 'andes-coda' });
    expect((await coffeeDetail(db(), one.id)).lotCodes).toEqual({ stem: 'ANDE', taken: [] });
    const lot = await createLot(db(), ANA, { coffeeId: one.id, lotCode: 'ANDE-2026-01', cropYear: '2026' });
    expect((await coffeeDetail(db(), other.id)).lotCodes).toEqual({ stem: 'ANDE', taken: ['ANDE-2026-01'] });
    await createVariant(db(), ANA, { lotId: lot.id, values: bag({ sku: 'ande-2026-R-250G' }) });
    expect((await lotDetail(db(), lot.id)).takenSkus).toEqual(['ande-2026-R-250G']);
  });

  it('cannot take an address that still leads to another coffee', async () => {
    const { id } = await createCoffee(db(), ANA, { name: 'Old', kind: 'coffee', slug: 'was-here' });
    await saveCoffee(db(), ANA, { id, version: 1, changes: { slug: 'is-there' } });
    const words = { slug: ['“was-here” was an address of Old and still leads there. Choose another one.'] };
    const create = createCoffee(db(), ANA, { name: 'Thief', kind: 'coffee', slug: 'was-here' });
    expect((await refusal(create)).fields).toEqual(words);
    const other = await createCoffee(db(), ANA, { name: 'Other', kind: 'coffee', slug: 'other' });
    const rename = saveCoffee(db(), ANA, { id: other.id, version: 1, changes: { slug: 'was-here' } });
    expect((await refusal(rename)).fields).toEqual(words);
    // Its own old address it may have back.
    const back = await saveCoffee(db(), ANA, { id, version: 2, changes: { slug: 'was-here' } });
    expect(back.values.slug).toBe('was-here');
    expect((await coffeeDetail(db(), id)).oldAddresses).toEqual(['is-there']);
  });

  it('keeps pins in their order and never pins what it leaves out', async () => {
    const { coffeeId } = await addCoffeeToEdit(db());
    const [a, b] = [await addCoffeeToEdit(db()), await addCoffeeToEdit(db())];
    const save = (version: number, changes: Record<string, unknown>) =>
      saveCoffee(db(), ANA, { id: coffeeId, version, changes });
    const one = await save(1, { pins: [b.coffeeId, a.coffeeId] });
    expect(one.values.pins).toEqual([b.coffeeId, a.coffeeId]);
    expect((await refusal(save(2, { exclusions: [a.coffeeId] }))).fields).toHaveProperty('pins');
    const two = await save(2, { pins: [b.coffeeId], exclusions: [a.coffeeId] });
    expect([two.values.pins, two.values.exclusions]).toEqual([[b.coffeeId], [a.coffeeId]]);
    const { related } = await coffeeDetail(db(), coffeeId);
    expect(related?.shown[0]?.id).toBe(b.coffeeId);
    expect(related?.shown.map((line) => line.id)).not.toContain(a.coffeeId);
  });

  it('keeps the order of pins that it left out before', async () => {
    const { coffeeId } = await addCoffeeToEdit(db());
    const [a, b] = [await addCoffeeToEdit(db()), await addCoffeeToEdit(db())];
    const save = (version: number, pins: string[], exclusions: string[]) =>
      saveCoffee(db(), ANA, { id: coffeeId, version, changes: { pins, exclusions } });
    const both = [a.coffeeId, b.coffeeId];
    for (const [at, pins] of [both, both.toReversed()].entries()) {
      await save(1 + 2 * at, [], both);
      expect((await save(2 + 2 * at, pins, [])).values.pins).toEqual(pins);
    }
  });
});

describe('a size', () => {
  it('works out what it draws, in the form it has now', async () => {
    const { variantId } = await addCoffeeToEdit(db());
    expect((await variantDetail(db(), variantId)).drawG).toBe(298);
    await saveVariant(db(), ANA, { id: variantId, version: 1, changes: { form: 'green' } });
    expect((await variantDetail(db(), variantId)).drawG).toBe(250);
  });

  it('keeps every price it had', async () => {
    const { variantId } = await addCoffeeToEdit(db());
    await saveVariant(db(), ANA, { id: variantId, version: 1, changes: { price: 1200 } });
    const { history, was } = await variantDetail(db(), variantId);
    expect(history.map((point) => point.price)).toEqual([1200, 1450]);
    expect(was).toBe(1450);
  });

  it.each(['draw', 'currency', 'was'])('has no %s to type', async (field) => {
    const { variantId } = await addCoffeeToEdit(db());
    const error = await refusal(
      saveVariant(db(), ANA, { id: variantId, version: 1, changes: { [field]: 1 } }),
    );
    expect(error.code).toBe('invalid_input');
  });
});

describe('the next crop', () => {
  it('gets what describes the lot and its sizes, and nothing that belongs to the old crop', async () => {
    const { coffeeId } = await addCoffeeWithLot(db(), 0);
    const { id: lotId } = await createLot(db(), ANA, {
      coffeeId,
      lotCode: 'ZZ-COPY-2026-01',
      cropYear: '2026',
    });
    await createVariant(db(), ANA, { lotId, values: bag({ sku: 'ZZ-COPY-2026-R-250G' }) });
    await receive(db(), { lotId, g: grams(5000), reason: 'test', actor: 'test' });
    await saveLot(db(), ANA, {
      id: lotId,
      version: 1,
      changes: {
        stage: 'landed',
        process: 'washed',
        varieties: ['Typica'],
        arrivedOn: '2026-09',
        bagsImported: 20,
        icoMark: '030-1234-0056',
        cuppings: [cupping()],
      },
    });
    const { id } = await duplicateLot(db(), ANA, lotId);
    const copy = await lotDetail(db(), id);
    expect(copy.values).toMatchObject({
      lotCode: 'ZZ-COPY-2027-01',
      cropYear: '2027',
      stage: 'draft',
      process: 'washed',
      varieties: ['Typica'],
      arrivedOn: null,
      bagsImported: null,
      icoMark: null,
      cuppings: [],
      green: null,
      certifications: [],
      facts: [],
    });
    expect([copy.onHandG, copy.reservedG]).toEqual([0, 0]);
    expect(copy.sizes).toMatchObject([{ sku: 'ZZ-COPY-2027-R-250G', price: 1450, active: true }]);
    const again = await lotDetail(db(), (await duplicateLot(db(), ANA, lotId)).id);
    expect([again.values.lotCode, again.sizes[0]?.sku]).toEqual([
      'ZZ-COPY-2027-01-2',
      'ZZ-COPY-2027-R-250G-2',
    ]);
  });
});

describe('deleting', () => {
  const draft = async (sku: string) => {
    const { id: coffeeId } = await createCoffee(db(), ANA, {
      name: sku,
      kind: 'coffee',
      slug: sku.toLowerCase(),
    });
    const { id: lotId } = await createLot(db(), ANA, { coffeeId, lotCode: sku, cropYear: '2026' });
    const { id: variantId } = await createVariant(db(), ANA, { lotId, values: bag({ sku }) });
    return { coffeeId, lotId, variantId };
  };

  it('takes a draft that nobody bought with all that hangs on it, and its name stays in the audit log', async () => {
    const { coffeeId, lotId, variantId } = await draft('ZZ-GONE');
    await remove(db(), ANA, 'coffee', { id: coffeeId, version: 1 });
    expect(await db().select().from(lots).where(eq(lots.id, lotId))).toEqual([]);
    expect(await db().select().from(variants).where(eq(variants.id, variantId))).toEqual([]);
    expect(await db().select().from(priceHistory).where(eq(priceHistory.variantId, variantId))).toEqual([]);
    const [entry] = await db()
      .select()
      .from(auditLog)
      .where(sql`${auditLog.action} = 'coffee.delete' and ${auditLog.subjectId} = ${coffeeId}`);
    expect(entry).toMatchObject({ label: 'ZZ-GONE', actorName: 'Ana' });
    // What it was can be read after it is gone: the coffee, its lot and its size.
    for (const [id, field, from] of [
      [coffeeId, 'slug', 'zz-gone'],
      [lotId, 'lotCode', 'ZZ-GONE'],
      [variantId, 'price', 1450],
    ] as const) {
      const gone = await db()
        .select()
        .from(auditLog)
        .where(sql`${auditLog.action} like '%.delete' and ${auditLog.subjectId} = ${id}`);
      expect(gone).toMatchObject([{ changes: { [field]: { from, to: null } } }]);
    }
  });

  it('stops when somebody saved the draft since it was looked at', async () => {
    const { coffeeId } = await draft('ZZ-SAVED');
    await saveCoffee(db(), ANA, { id: coffeeId, version: 1, changes: { summary: 'Washed, from Jaén.' } });
    const late = remove(db(), ANA, 'coffee', { id: coffeeId, version: 1 });
    expect((await refusal(late)).code).toBe('stale_edit');
  });

  it('leaves a coffee that others name: a set, a pin, a story', async () => {
    const reason = async (coffeeId: string) =>
      (await refusal(remove(db(), ANA, 'coffee', { id: coffeeId, version: 1 }))).detail;
    const { coffeeId: other } = await addCoffeeToEdit(db());
    const { values } = await coffeeDetail(db(), other);
    const [part, pinned, told] = [await draft('ZZ-PART'), await draft('ZZ-PIN'), await draft('ZZ-TOLD')];
    await db().insert(coffeeComponents).values({ coffeeId: other, componentId: part.coffeeId, net: 250 });
    await saveCoffee(db(), ANA, { id: other, version: 1, changes: { pins: [pinned.coffeeId] } });
    await db().execute(sql`
      insert into stories (id, slug, title, lead, kind, seo_title, seo_description, body, provenance)
      values ('sto_z', 'zz', 'Up the river', 'x', 'travel', 'x', 'x', '{"type":"doc","content":[]}', 'shop')`);
    await db().execute(
      sql`insert into story_coffees (story_id, coffee_id) values ('sto_z', ${told.coffeeId})`,
    );
    expect(await reason(part.coffeeId)).toEqual({ because: `it is part of ${values.name}` });
    expect(await reason(pinned.coffeeId)).toEqual({ because: `${values.name} has it pinned as related` });
    expect(await reason(told.coffeeId)).toEqual({ because: 'the story “Up the river” is about it' });
  });

  it('leaves a published coffee and a lot with stock movements where they are', async () => {
    const { coffeeId, lotId } = await addCoffeeToEdit(db());
    expect((await refusal(remove(db(), ANA, 'coffee', { id: coffeeId, version: 1 }))).code).toBe('in_use');
    expect((await refusal(remove(db(), ANA, 'lot', { id: lotId, version: 1 }))).code).toBe('in_use');
    const moved = await draft('ZZ-MOVED');
    await receive(db(), { lotId: moved.lotId, g: grams(5), reason: 'test', actor: 'test' });
    expect((await refusal(remove(db(), ANA, 'lot', { id: moved.lotId, version: 1 }))).detail).toEqual({
      because: 'its stock ledger has entries',
    });
  });

  it('leaves a size that lies in a cart', async () => {
    const { variantId } = await draft('ZZ-WANTED');
    const cartId = newId<CartId>('crt');
    await db().insert(carts).values({ id: cartId });
    await db()
      .insert(cartLines)
      .values({ cartId, variantId, grind: 'whole-bean', quantity: 1, seenPrice: minor(1450) });
    expect(await keptBecause(db(), 'variant', variantId)).toBe('it lies in somebody’s cart');
    expect((await refusal(remove(db(), ANA, 'variant', { id: variantId, version: 1 }))).code).toBe('in_use');
  });

  it('cannot rewrite the prices of a size that stays', async () => {
    const { variantId } = await draft('ZZ-PRICES');
    await expect(db().delete(priceHistory).where(eq(priceHistory.variantId, variantId))).rejects.toThrow();
    await expect(
      db()
        .update(priceHistory)
        .set({ price: 1 as never })
        .where(eq(priceHistory.variantId, variantId)),
    ).rejects.toThrow();
  });

  it('says when there is nothing to delete', async () => {
    expect((await refusal(remove(db(), ANA, 'lot', { id: 'lot_gone', version: 1 }))).code).toBe('not_found');
  });
});
