import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { PERMISSION_WORDS, PERMISSIONS, type Permission, roleMay } from '@/lib/identity/rules';
import { ROOT } from '@/scripts/run/settings';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

// Everything the build can be asked to do, read from the build itself: a new action cannot be forgotten here.
type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };
const manifest = JSON.parse(
  readFileSync(join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
) as { node: Record<string, Reference> };

/** For visitors: what anybody may do. A name that is not here is refused to whoever is not signed in. */
const FOR_EVERYBODY = [
  ...['addToCart', 'setLineQuantity', 'setCountry'].flatMap((name) => [
    `lib/cart/actions.ts ${name}`,
    `lib/cart/actions.ts ${name}Form`,
  ]),
  'lib/cart/actions.ts removeLineForm',
  ...['startCheckout', 'cancelCheckout'].flatMap((name) => [
    `lib/checkout/actions.ts ${name}`,
    `lib/checkout/actions.ts ${name}Form`,
  ]),
  'lib/orders/actions.ts lookUpOrder',
  'lib/orders/actions.ts lookUpOrderForm',
  ...['signIn', 'confirmSignIn', 'passkeySignIn', 'passkeySignInOptions', 'join'].map(
    (name) => `lib/identity/actions.ts ${name}`,
  ),
];
/** For oneself, whatever the role. */
const FOR_ONESELF = [
  'signOut',
  'passkeyOptions',
  'addPasskey',
  'removePasskey',
  'beginTotp',
  'confirmTotp',
  'removeTotp',
  'renewRecoveryCodes',
  'changePassphrase',
  'endSessions',
].map((name) => `lib/identity/actions.ts ${name}`);

/** Draw something and change nothing: whoever may look may use them. */
const FOR_LOOKING = [
  'app/admin/(in)/stories/actions.tsx previewStory',
  'app/preview/frame/actions.tsx drawPreview',
];

const actions = Object.entries(manifest.node)
  .filter(([, { exportedName }]) => !exportedName.startsWith('$$RSC_SERVER_CACHE'))
  .map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    isForEverybody: FOR_EVERYBODY.includes(`${filename} ${exportedName}`),
    isForOneself: FOR_ONESELF.includes(`${filename} ${exportedName}`),
    path: addressOf(Object.keys(workers)[0] ?? ''),
  }));
const guarded = actions.filter((action) => !action.isForEverybody);
const staffOnly = guarded.filter((action) => !action.isForOneself && !FOR_LOOKING.includes(action.name));

const routes = readdirSync(join(ROOT, 'app/api/admin'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .flatMap((file) => {
    const source = readFileSync(join(ROOT, 'app/api/admin', file), 'utf8');
    return [...source.matchAll(/export (?:const|async function) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, method = 'GET']) => ({
        method,
        name: `app/api/admin/${file} ${method}`,
        path: addressOf(`app/api/admin/${file.replace(/\.tsx?$/, '')}`),
      }),
    );
  });

/** What an action or route declares in its wrapper; `name` is its file and what that exports. */
function permissionOf(name: string): Permission {
  const at = name.lastIndexOf(' ');
  const source = readFileSync(join(ROOT, name.slice(0, at)), 'utf8');
  const declared = new RegExp(
    `export const ${name.slice(at + 1)} = staff(?:Action|Route|Upload)(?:<[^(]*>)?\\(\\s*'([a-z.]+)'`,
  ).exec(source)?.[1];
  const permission = PERMISSIONS.find((one) => one === declared);
  if (!permission) throw new Error(`${name} declares no permission that there is: ${declared}`);
  return permission;
}

/** `app/admin/(in)/orders/[number]/page` → `/admin/orders/x` */
function addressOf(worker: string): string {
  const parts = worker.split('/').slice(1, -1);
  return `/${parts
    .filter((part) => !part.startsWith('('))
    .map((part) => (part.startsWith('[') ? 'x' : part))
    .join('/')}`;
}

type Asked = { status: number; code: string | undefined; text: string };

async function call(
  request: APIRequestContext,
  base: string,
  action: { id: string; path: string },
  headers: Record<string, string> = { origin: base, 'sec-fetch-site': 'same-origin' },
): Promise<Asked> {
  const response = await request.post(`${base}${action.path}`, {
    headers: {
      'next-action': action.id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      ...headers,
    },
    data: '[{}]',
    maxRedirects: 0,
  });
  const text = await response.text();
  return { status: response.status(), code: /"ok":false,"error":\{"code":"(\w+)"/.exec(text)?.[1], text };
}

test('there is something to walk', () => {
  expect(guarded.length).toBeGreaterThan(10);
  expect(actions.filter(({ path }) => path === '/')).toEqual([]);
});

test('nobody does anything for the staff without signing in', async ({ shop, request }) => {
  for (const action of guarded)
    expect.soft((await call(request, shop.base, action)).code, action.name).toBe('signed_out');
  for (const { method, path } of routes) {
    const response = await request.fetch(`${shop.base}${path}`, {
      method,
      headers: { origin: shop.base, 'sec-fetch-site': 'same-origin' },
    });
    expect.soft(response.status(), `${method} ${path}`).toBe(401);
  }
});

for (const role of ['editor', 'fulfilment', 'viewer'] as const)
  test(`${role} is refused every action and every route that the role may not use`, async ({
    shop,
    context,
  }) => {
    const person = await signInAs(shop, context, role);
    const closed = (name: string) => !roleMay(role, permissionOf(name));
    const closedActions = staffOnly.filter(({ name }) => closed(name));
    const closedRoutes = routes.filter(({ name }) => closed(name));
    expect(closedActions.length).toBeGreaterThan(5);
    expect(closedRoutes.length).toBeGreaterThan(0);
    for (const action of closedActions)
      expect.soft((await call(context.request, shop.base, action)).code, action.name).toBe('forbidden');
    for (const { method, path } of closedRoutes) {
      const response = await context.request.fetch(`${shop.base}${path}`, {
        method,
        headers: { origin: shop.base, 'sec-fetch-site': 'same-origin' },
      });
      expect.soft(response.status(), `${method} ${path}`).toBe(403);
    }
    // Each kind of thing is in the audit log, once for all that is asked in a few minutes.
    const asked = [...closedActions, ...closedRoutes].map(({ name }) => PERMISSION_WORDS[permissionOf(name)]);
    const listed = await shop.sql<{ label: string }>(
      `select distinct label from audit_log where action = 'staff.not_allowed' and actor_id = $1`,
      [person.id],
    );
    expect(listed.map(({ label }) => label).sort()).toEqual([...new Set(asked)].sort());
  });

test('a viewer may use nothing that changes something', () => {
  const changing = [...staffOnly, ...routes.filter(({ method }) => method !== 'GET')];
  expect(
    changing.filter(({ name }) => roleMay('viewer', permissionOf(name))).map(({ name }) => name),
  ).toEqual([]);
});

test('another site cannot use an owner’s browser, and the log says that it tried', async ({
  shop,
  context,
}) => {
  const owner = await signInAs(shop, context, 'owner');
  const forged: Record<string, string>[] = [
    { origin: 'http://elsewhere.test', 'sec-fetch-site': 'cross-site' },
    {},
  ];
  const [last] = await shop.sql<{ id: number }>('select coalesce(max(id), 0)::int as id from audit_log');
  for (const headers of forged) {
    for (const action of guarded) {
      const { status, code } = await call(context.request, shop.base, action, headers);
      expect.soft(status >= 400 || code === 'forbidden', `${action.name}: ${status} ${code}`).toBe(true);
    }
    for (const { method, path } of routes.filter((route) => route.method !== 'GET')) {
      const response = await context.request.fetch(`${shop.base}${path}`, { method, headers });
      expect.soft(response.status(), `${method} ${path}`).toBe(403);
    }
  }
  // Nothing was done. What was tried is one entry for each site, not one for each of the requests.
  const tried = { action: 'staff.origin_refused', label: owner.email };
  await expect
    .poll(() =>
      shop.sql(
        `select distinct action, label, note from audit_log where id > $1 and actor_id <> 'shop' order by note`,
        [last?.id],
      ),
    )
    .toEqual([
      { ...tried, note: 'http://elsewhere.test' },
      { ...tried, note: 'it did not say from where' },
    ]);
});

test('one person cannot do to a colleague what only they may do to themselves', async ({
  shop,
  context,
  browser,
}) => {
  const owner = await signInAs(shop, context, 'owner');
  const sessions = await shop.sql<{ id: string }>('select id from staff_sessions where user_id = $1', [
    owner.id,
  ]);
  const other = await browser.newContext({ baseURL: shop.base });
  await signInAs(shop, other, 'viewer');
  const end = actions.find(({ name }) => name.endsWith(' endSessions'));
  if (!end) throw new Error('endSessions is not in the build');
  await other.request.post(`${shop.base}${end.path}`, {
    headers: {
      'next-action': end.id,
      'content-type': 'text/plain;charset=UTF-8',
      origin: shop.base,
      'sec-fetch-site': 'same-origin',
    },
    data: JSON.stringify([{ id: sessions[0]?.id }]),
  });
  await other.close();
  expect(await shop.sql('select id from staff_sessions where user_id = $1', [owner.id])).toEqual(sessions);
});
