import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fixture, line, rate, startFixture, submit } from './fixture';
import { MARKER } from './options';

let shop: Fixture;
beforeAll(async () => {
  shop = await startFixture();
});
afterAll(() => shop[Symbol.asyncDispose]());

const pageOf = async (url: string | null) => (await fetch(String(url))).text();

test('says what it is, to people, search engines and build tests', async () => {
  const { url } = await shop.create();
  const answer = await fetch(String(url));
  const page = await answer.text();
  expect(page).toContain('<title>Demo payment</title>');
  expect(page).toContain('Demo payment: no money moves');
  expect(page).toContain(MARKER);
  expect(page).not.toMatch(/stripe(?!-double)/i);
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
});

test('its policy admits no script, one style and forms that end at the shop', async () => {
  const { url } = await shop.create();
  const answer = await fetch(String(url));
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`form-action 'self' ${shop.receiver.origin}`);
  expect(policy).not.toContain('unsafe-inline');
  expect(await answer.text()).not.toMatch(/<script| style=| on\w+=/);
});

test('shows the lines, each delivery with its total, and the way back', async () => {
  const { url } = await shop.create({ line_items: [line(1850, 2), line(990, 1, 'usd', 'Chocolate 70 %')] });
  const page = await pageOf(url);
  for (const text of ['Guji natural, 250 g', '$37.00', 'Chocolate 70 %', '$9.90', '3–5 business days']) {
    expect(page).toContain(text);
  }
  expect(page).toContain('Total $51.90');
  expect(page).toContain('Total $61.90');
  expect(page).toContain(`href="${shop.receiver.origin}/cart"`);
});

test('shows zero-decimal currencies whole', async () => {
  const { url } = await shop.create({
    line_items: [line(2400, 2, 'jpy')],
    shipping_options: [rate('Takkyubin', 800, 'jpy')],
  });
  expect(await pageOf(url)).toContain('Total ¥5,600');
});

test('shows the tax it will charge', async () => {
  const { url } = await shop.create({ automatic_tax: { enabled: true } });
  expect(await pageOf(url)).toContain('Total $45.36 with $3.36 demo tax');
});

test('is harmless whatever a product or a shopper is called', async () => {
  const { url } = await shop.create({ line_items: [line(1850, 1, 'usd', '</li><script>alert(1)</script>')] });
  await submit(url, { name: '"><img src=x>', city: '' });
  const page = await pageOf(url);
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<img');
});

test('leaves the form empty, and shows an email the shop already has', async () => {
  expect(await pageOf((await shop.create()).url)).toMatch(/name="email" type="email" value=""/);
  const { url } = await shop.create({ customer_email: 'known@example.com' });
  expect(await pageOf(url)).toMatch(/value="known@example.com"[^>]* readonly/);
});

test('of a complete session leads to the shop and takes nothing more', async () => {
  const { id, url } = await shop.create();
  await submit(url);
  const page = await pageOf(url);
  expect(page).toContain('This order is placed');
  expect(page).toContain(`/thanks?session_id=${id}`);
  expect(page).not.toContain('<form');
});

test('of an unknown session is not found', async () => {
  const answer = await fetch(`${shop.double.base}/c/pay/cs_test_none`);
  expect(answer.status).toBe(404);
});
