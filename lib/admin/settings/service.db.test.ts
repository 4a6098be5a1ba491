import { desc, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { auditLog, orders, outbox, recordVersions, shippingServices, shopSettings } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { DomainError } from '@/lib/kernel/errors';
import { currentLocale, isLocale, LOCALES } from '@/lib/kernel/locale';
import { sendDue } from '@/lib/orders/outbox';
import { MAIL_KINDS } from '@/lib/orders/record';
import { addLot, newCart, setUpShop, useShop } from '@/lib/orders/testing';
import { refreshLocale } from '@/lib/shipping/locale';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { getMailSample } from './mails';
import * as service from './service';
import { getSettings } from './settings-record';

const shop = useShop(startDouble);
const rosa = { id: 'stf_rosa', name: 'Rosa', email: 'rosa@example.test' };

const refusal = async (run: Promise<unknown>) => {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error(`no refusal: ${error}`);
  return { code: error.code, fields: Object.keys(error.fields ?? {}) };
};
const lastAudit = async () => {
  const [entry] = await shop.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
  return entry;
};
const save = async (changes: Record<string, unknown>) => {
  const { version } = await getSettings(shop.db);
  return service.saveSettings(shop.db, rosa, { version, changes });
};

beforeEach(async () => {
  await shop.db.delete(shopSettings);
  await shop.db.delete(shippingServices);
  await setUpShop(shop.db);
});

it('the shop can write as each locale does, its processes do so from then on, and an unknown one is refused', async () => {
  for (const locale of Object.keys(LOCALES).filter(isLocale).toReversed()) {
    await save({ locale });
    expect(await refreshLocale(shop.db), locale).toBe(true);
    expect(currentLocale()).toBe(locale);
  }
  expect(await refreshLocale(shop.db), 'nothing to do when nothing changed').toBe(false);
  expect(await refusal(save({ locale: 'de-DE' }))).toEqual({ code: 'invalid_input', fields: ['locale'] });
  await expect(shop.db.update(shopSettings).set({ locale: 'de-DE' as 'en' })).rejects.toMatchObject({
    cause: { constraint: 'shop_settings_locale' },
  });
});

it('two people who save the settings: the second is told and overwrites nothing', async () => {
  const { version } = await getSettings(shop.db);
  await service.saveSettings(shop.db, rosa, { version, changes: { name: 'First' } });
  expect(
    await refusal(service.saveSettings(shop.db, rosa, { version, changes: { city: 'Lima' } })),
  ).toMatchObject({
    code: 'stale_edit',
  });
  expect(await getShopSettings(shop.db)).toMatchObject({
    name: 'First',
    city: 'Portland',
    version: version + 1,
  });
});

it('writes down each changed field from what to what, and keeps the version before', async () => {
  await save({ name: 'Yunga Two', phone: '+1 503 555 0100', city: 'Portland' });
  expect(await lastAudit()).toMatchObject({
    action: 'settings.save',
    actorName: 'Rosa',
    changes: { name: { from: 'Yunga', to: 'Yunga Two' }, phone: { from: '', to: '+1 503 555 0100' } },
  });
  const kept = await shop.db
    .select({ snapshot: recordVersions.snapshot })
    .from(recordVersions)
    .where(eq(recordVersions.subject, 'settings'));
  expect(kept.map(({ snapshot }) => snapshot.name)).toContain('Yunga');
});

it.each([
  [{ name: '  ' }, 'name'],
  [{ email: 'nobody' }, 'email'],
  [{ roastDays: [] }, 'roastDays'],
  [{ roastDays: [8] }, 'roastDays.0'],
  [{ holidays: ['2026-02-30'] }, 'holidays.0'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
  [{ country: 'ZZ' }, 'country'],
  [{ cutOffHour: 25 }, 'cutOffHour'],
  [{ unitPriceBase: 'stone' }, 'unitPriceBase'],
  [{ currency: 'EUR' }, ''],
])('refuses %j at its field', async (changes, field) => {
  expect(await refusal(save(changes))).toEqual({ code: 'invalid_input', fields: [field] });
});

it('refuses holidays that leave no roast day in a year', async () => {
  const from = Date.now() - 7 * 86_400_000;
  const days = Array.from({ length: 380 }, (_, i) =>
    new Date(from + i * 86_400_000).toISOString().slice(0, 10),
  );
  const mondays = days.filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1);
  expect(await refusal(save({ roastDays: [1], holidays: mondays }))).toEqual({
    code: 'invalid_input',
    fields: ['holidays'],
  });
});

const terms = {
  zone: 'Canada',
  name: 'Slow boat',
  countries: ['CA'],
  minBusinessDays: '5',
  maxBusinessDays: '9',
  freeFrom: '',
  bands: [
    { upTo: '1', price: '9.95' },
    { upTo: '2.5 kg', price: '14,95' },
  ],
};

it('a new service ships to its countries from the next cart on, after all others', async () => {
  const { id } = await service.addShippingService(shop.db, rosa, terms);
  const services = await listShippingServices(shop.db);
  expect(services.at(-1)).toEqual({
    id,
    zone: 'Canada',
    name: 'Slow boat',
    countries: ['CA'],
    minBusinessDays: 5,
    maxBusinessDays: 9,
    freeFrom: null,
    bands: [
      { upTo: 1000, price: 995 },
      { upTo: 2500, price: 1495 },
    ],
  });
  await service.moveShippingService(shop.db, rosa, { id, by: -1 });
  expect((await listShippingServices(shop.db)).map((each) => each.id)).toEqual([
    'us-standard',
    id,
    'us-express',
  ]);
});

it('changed prices are written down from what to what; a second editor is told', async () => {
  const { id } = await service.addShippingService(shop.db, rosa, terms);
  await service.saveShippingService(shop.db, rosa, {
    id,
    version: 1,
    changes: { bands: [{ upTo: '3', price: '12' }] },
  });
  expect((await lastAudit())?.changes).toEqual({
    bands: {
      from: [
        { upTo: 1000, price: 995 },
        { upTo: 2500, price: 1495 },
      ],
      to: [{ upTo: 3000, price: 1200 }],
    },
  });
  const stale = service.saveShippingService(shop.db, rosa, { id, version: 1, changes: { name: 'Other' } });
  expect((await refusal(stale)).code).toBe('stale_edit');
  expect((await refusal(service.removeShippingService(shop.db, rosa, { id, version: 1 }))).code).toBe(
    'stale_edit',
  );
  await service.removeShippingService(shop.db, rosa, { id, version: 2 });
  expect((await listShippingServices(shop.db)).map((each) => each.name)).not.toContain('Slow boat');
});

it('refuses a price list that does not climb, and leaves the old one', async () => {
  const { id } = await service.addShippingService(shop.db, rosa, terms);
  const bands = [
    { upTo: '2', price: '9.95' },
    { upTo: '1', price: '14.95' },
  ];
  expect(
    await refusal(service.saveShippingService(shop.db, rosa, { id, version: 1, changes: { bands } })),
  ).toEqual({
    code: 'invalid_input',
    fields: ['bands.1.upTo'],
  });
  expect((await listShippingServices(shop.db)).at(-1)?.bands).toHaveLength(2);
});

it('an order keeps what it was offered when its service goes away', async () => {
  const lot = await addLot(shop.db, 5_000);
  const started = await pressPay(shop.db, await newCart(shop.db, [lot.pound, 1]));
  await service.removeShippingService(shop.db, rosa, { id: 'us-standard', version: 1 });
  const [order] = await shop.db.select().from(orders).where(eq(orders.id, started.orderId));
  expect(order?.offeredRates.map(({ serviceId }) => serviceId)).toEqual(['us-standard', 'us-express']);
});

it('every mail can be looked at, and a test of it goes to whoever asked, about nobody’s order', async () => {
  for (const kind of MAIL_KINDS) {
    const sample = await getMailSample(shop.db, kind, 'Rosa');
    expect(`${sample.subject}${sample.text}`, kind).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
    expect(sample.html, kind).toContain('Yunga');
  }
  const invitation = await getMailSample(shop.db, 'staff_invitation', 'Rosa');
  expect(invitation.text).toMatch(/^Rosa invites you .*as editor/);
  await service.sendTestMail(shop.db, rosa, 'staff_invitation');
  await service.sendTestMail(shop.db, rosa, 'order_confirmation');
  await sendDue(shop.db);
  const [invited, mail] = await shop.db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'mail_test'))
    .orderBy(outbox.id);
  expect(invited).toMatchObject({ subject: 'Test: Your way into the shop', sentVia: 'kept', html: null });
  expect(mail).toMatchObject({ recipient: 'rosa@example.test', sentVia: 'kept', orderId: null });
  expect(mail?.subject).toMatch(/^Test: \[Demo\] Your order/);
  expect(mail?.html).toContain('Sam');
});
