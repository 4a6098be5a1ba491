import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const c = await b.newContext({ storageState: '/tmp/owner.json', baseURL: 'http://localhost:3100', locale: 'en-US' });
const p = await c.newPage();
p.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 400)));
p.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)));
const look = async (what) => {
  await p.goto('/coffee/peru-aprocassi-fairtrade-organic').catch(() => {});
  console.log(what, await p.locator('html').getAttribute('lang'), p.url());
  for (const r of await p.getByRole('radio').all()) console.log('  ', (await r.evaluate((e) => e.closest('label')?.innerText))?.replaceAll('\n', ' '));
  console.log('  ', await p.getByText(/with you by/).first().innerText().catch((e) => 'no promise'));
};
const set = async (label) => {
  await p.goto('/admin/settings');
  await p.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await p.waitForTimeout(1500);
  await p.getByLabel('Way of writing').selectOption({ label });
  await p.waitForTimeout(200);
  console.log('hint', await p.getByText(/Prices, dates and hours/).innerText());
  await p.getByRole('button', { name: 'Save', exact: true }).click();
  await p.getByText(/^Saved\./).waitFor();
  await p.waitForTimeout(1500);
  console.log('after save: lang', await p.locator('html').getAttribute('lang'), '| cut-off option:', (await p.getByLabel('Cut-off').locator('option:checked').innerText()), '| holiday:', await p.getByRole('list', { name: 'Holidays' }).getByRole('listitem').first().innerText().catch(() => ''));
};
try {
  await look('before');
  await set(process.argv[2] ?? 'English, Canada');
  await look('after');
  await p.goto('/shipping'); console.log((await p.getByText(/We roast on/).innerText()).slice(0, 200));
} finally { await set('English, international'); await look('back'); await b.close(); }
