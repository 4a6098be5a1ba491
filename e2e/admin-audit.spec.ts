import { addApp, join, logged, ownerLink } from './fixtures/join';
import { runScript } from './fixtures/run-script';
import { expect, test } from './fixtures/shop';
import { PASSPHRASE } from './fixtures/staff';

test('the audit log knows who came in and who failed, and notices when a row is changed', async ({
  page,
  shop,
}) => {
  const email = `amaru.${Date.now()}@example.com`;
  await join(page, await ownerLink(shop), `Amaru ${Date.now()}`, email);
  await addApp(page);
  await page.context().clearCookies();
  await page.goto('/admin/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Passphrase').fill('not the right one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not fit together' })).toBeVisible();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'code is not right' })).toBeVisible();
  expect(await logged(shop, email)).toEqual([
    'staff.joined',
    'staff.signed_in',
    'staff.authenticator_added',
    'staff.sign_in_failed',
    'staff.passphrase_accepted',
    'staff.code_failed',
  ]);
  const check = () =>
    runScript('../../scripts/audit-check.ts', [], { ...process.env, DATABASE_URL: shop.databaseUrl }).catch(
      (error: unknown) => String(error),
    );
  expect(await check()).toContain('The audit log is whole');
  await shop.sql('alter table audit_log disable trigger user');
  const [last] = await shop.sql<{ id: string; name: string }>(
    'select id::text, actor_name as name from audit_log order by id desc limit 1',
  );
  await shop.sql(`update audit_log set actor_name = 'Eve' where id = $1`, [last?.id]);
  await shop.sql('alter table audit_log enable trigger user');
  try {
    expect(await check()).toContain('The audit log is broken');
  } finally {
    await shop.sql('alter table audit_log disable trigger user');
    await shop.sql('update audit_log set actor_name = $2 where id = $1', [last?.id, last?.name]);
    await shop.sql('alter table audit_log enable trigger user');
  }
});
