import { addApp, giveDevice, logged, ownerLink, totp } from './fixtures/join';
import { expect, test } from './fixtures/shop';
import { addStaff, PASSPHRASE, signIn, signInAs } from './fixtures/staff';

test('the first owner sets the shop up with a passkey and an authenticator app, and comes back with each', async ({
  page,
  context,
  shop,
}) => {
  const link = await ownerLink(shop);
  await giveDevice(context, page);
  await page.goto(link);
  await page.getByLabel('Your name').fill('Rosa');
  await page.getByLabel('E-mail').fill('rosa@example.com');
  const passphrase = page.getByLabel('Passphrase');
  await passphrase.fill('password1234');
  const show = page.getByRole('button', { name: 'Show what is in “Passphrase”' });
  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect(passphrase).toHaveAttribute('type', 'text');
  await expect(passphrase).toBeFocused();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('lists of guessed and leaked passwords')).toBeVisible();
  await expect(passphrase).toHaveAttribute('type', 'password');
  await passphrase.fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Name of the device').fill('Roastery laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is set up.')).toBeVisible();
  const { secret } = await addApp(page);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await page.context().clearCookies();
  await page.goto('/admin/sign-in');
  await page.getByLabel('E-mail').fill('rosa@example.com');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code').fill(totp(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/\/admin$/);

  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
});

test('an authenticator app guards the passphrase, and a recovery code stands in for it once', async ({
  page,
  context,
  shop,
}) => {
  const person = await addStaff(shop, 'editor');
  await signIn(context, person);
  await page.goto('/admin/security');
  const { secret, recovery } = await addApp(page);

  const enter = async (code: string) => {
    await context.clearCookies();
    await page.goto('/admin/sign-in');
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
  };
  await enter('000000');
  await expect(page.getByRole('alert').filter({ hasText: 'code is not right' })).toBeVisible();
  expect(await logged(shop, person.email)).toEqual(
    expect.arrayContaining(['staff.passphrase_accepted', 'staff.code_failed']),
  );
  await enter(totp(secret));
  await expect(page).toHaveURL(/\/admin$/);
  await enter(recovery);
  await expect(page).toHaveURL(/\/admin$/);
  await enter(recovery);
  await expect(page.getByRole('alert').filter({ hasText: 'code is not right' })).toBeVisible();
});

test('a wrong passphrase and an unknown address get the same answer, and guessing is stopped', async ({
  page,
  shop,
}) => {
  const person = await addStaff(shop, 'viewer');
  const attempt = async (email: string) => {
    await page.goto('/admin/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Passphrase').fill('not the right one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    return page.locator('form [role=alert]').textContent();
  };
  const wrong = await attempt(person.email);
  expect(wrong).toContain('do not fit together');
  expect(await attempt('nobody@example.com')).toBe(wrong);
  let last = wrong;
  for (let tries = 0; tries < 8; tries++) last = await attempt(person.email);
  expect(last).toContain('Too many attempts');
});

test('a browser that was lost is signed out from another one', async ({ page, context, browser, shop }) => {
  const person = await addStaff(shop, 'fulfilment');
  const lost = await browser.newContext({ baseURL: shop.base });
  await signIn(lost, person);
  await signIn(context, person);
  await page.goto('/admin/security');
  await page.getByRole('button', { name: 'Sign out all others' }).click();
  await expect(page.getByText('1 browser signed out.')).toBeVisible();
  const there = await lost.newPage();
  await there.goto('/admin');
  await expect(there).toHaveURL(/\/admin\/sign-in$/);
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin$/);
  await lost.close();
});

test('somebody invited gets in with the role they were invited for, and out when access ends', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/people');
  const email = `lena.${Date.now()}@example.com`;
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption('editor');
  await page.getByRole('button', { name: 'Send the link' }).click();
  const link = (await page.getByRole('status').locator('code').textContent()) ?? '';
  const [mail] = await shop.sql<{ recipient: string; plain_text: string }>(
    `select recipient, plain_text from outbox where kind = 'staff_invitation' and recipient = $1`,
    [email],
  );
  expect(mail?.plain_text).toContain(link);

  const open = page.getByRole('region', { name: 'Open links' }).getByRole('listitem');
  await expect(open.filter({ hasText: email })).toContainText('as editor');

  const theirs = await browser.newContext({ baseURL: shop.base });
  const lena = await theirs.newPage();
  await lena.goto(link);
  await lena.getByLabel('Your name').fill(`Lena ${Date.now()}`);
  await lena.getByLabel('Passphrase').fill(PASSPHRASE);
  await lena.getByRole('button', { name: 'Go on' }).click();
  await expect(lena.getByRole('heading', { name: 'My sign-in' })).toBeVisible();
  await lena.goto('/admin');
  const menu = lena.getByRole('navigation', { name: 'Admin' });
  await expect(menu.getByRole('link', { name: 'Coffees' })).toBeVisible();
  for (const name of ['Orders', 'People', 'Settings', 'Audit log'])
    await expect(menu.getByRole('link', { name })).toHaveCount(0);
  for (const path of ['/admin/people', '/admin/orders', '/admin/settings', '/admin/audit']) {
    await lena.goto(path);
    await expect(lena.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
  }

  await page.reload();
  await page.getByRole('row', { name: email }).getByRole('button', { name: 'End access' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click();
  await expect(page.getByRole('row', { name: email })).toContainText('no access');
  await lena.goto('/admin');
  await expect(lena).toHaveURL(/\/admin\/sign-in$/);
  await theirs.close();
});

test('an invitation that was sent to the wrong person is taken back', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/people');
  const email = `wrong.${Date.now()}@example.com`;
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  const link = (await page.getByRole('status').locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: `Take back the link for ${email}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('The link does not work any more.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Open links' }).getByText(email)).toHaveCount(0);
  const theirs = await browser.newContext({ baseURL: shop.base });
  const stranger = await theirs.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await theirs.close();
});

test('whoever only knows a passphrase finds no way round a second factor that is set up', async ({
  page,
  context,
  shop,
}) => {
  const person = await addStaff(shop, 'owner');
  await signIn(context, person);
  await giveDevice(context, page);
  await page.goto('/admin/security');
  await page.getByLabel('Name of the device').fill('Key');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is set up.')).toBeVisible();
  await context.clearCookies();
  await signIn(context, person);
  await shop.sql('update shop_settings set require_second_factor = true');
  try {
    await page.goto('/admin');
    await expect(page.getByText('You have one: sign out and sign in with it')).toBeVisible();
    for (const name of ['Passkeys', 'Authenticator app', 'Passphrase', 'Signed-in browsers'])
      await expect(page.getByRole('region', { name })).toHaveCount(0);
  } finally {
    await shop.sql('update shop_settings set require_second_factor = false');
  }
});

test('a passkey is taken off with the passphrase', async ({ page, context, shop }) => {
  const person = await addStaff(shop, 'viewer');
  await signIn(context, person);
  await giveDevice(context, page);
  await page.goto('/admin/security');
  await page.getByLabel('Name of the device').fill('Old phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is set up.')).toBeVisible();
  const keys = page.getByRole('region', { name: 'Passkeys' });
  await keys.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove “Old phone”?' });
  await dialog.getByLabel('Your passphrase').fill('not the right one');
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'not your passphrase' })).toBeVisible();
  await dialog.getByLabel('Your passphrase').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await expect(page.getByText('The passkey is removed.')).toBeVisible();
  await expect(keys.getByText('Old phone')).toHaveCount(0);
});

test('when the owner asks for a second factor, the admin opens only with one', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  const theirs = await browser.newContext({ baseURL: shop.base });
  try {
    await page.goto('/admin/people');
    await page
      .getByRole('region', { name: 'Second factor' })
      .getByRole('checkbox', { name: 'Everybody needs a passkey or an authenticator app' })
      .click();
    await expect
      .poll(() => shop.sql('select require_second_factor as required from shop_settings'))
      .toEqual([{ required: true }]);
    await page.goto('/admin/people');
    await expect(page.getByText('This shop asks for a second factor')).toBeVisible();
    await giveDevice(context, page);
    await page.getByLabel('Name of the device').fill('Key');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText('The passkey is set up.')).toBeVisible();
    await page.goto('/admin/people');
    await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  } finally {
    await shop.sql('update shop_settings set require_second_factor = false');
    await theirs.close();
  }
});
