import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbox } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { env } from '@/lib/kernel/env';
import type { OrderId } from '@/lib/kernel/units';
import { sendDue } from './outbox';
import { addLot, newCart, payOnPage, useShop } from './testing';
import { orderToken } from './token';

const shop = useShop(startDouble);

/** A real mail server that keeps what it gets, and refuses or hangs up on demand. */
const received: { to: string[]; source: string }[] = [];
let refuseNext = 0;
let smtp: SMTPServer;
let smtpUrl = '';
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuseNext > 0) {
          refuseNext -= 1;
          done(new Error('try again later'));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, source: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => smtp.close(() => closed())));
beforeEach(async () => {
  useSmtp(undefined);
  await sendDue(shop.db);
  received.length = 0;
  useSmtp(smtpUrl);
});
/** The settings are read once a process; a test file is several shops in a row. */
const useSmtp = (url: string | undefined) => Object.assign(env(), { SMTP_URL: url });

async function buy(): Promise<OrderId> {
  const lot = await addLot(shop.db, 50_000);
  const cartId = await newCart(shop.db, [lot.pound, 2], [lot.roasted, 1, 'filter']);
  const { url, orderId } = await pressPay(shop.db, cartId);
  await payOnPage(url);
  await shop.double.idle();
  return orderId;
}
const rowsOf = (orderId: OrderId) => shop.db.select().from(outbox).where(eq(outbox.orderId, orderId));
const confirmations = () => received.filter(({ to }) => to.includes('ada@example.test'));
const header = (source: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n .*)*)`, 'im').exec(source)?.[1]?.replace(/\r\n /g, ' ') ?? '';

describe('over SMTP', () => {
  it('sends each mail once when two senders run at the same time', async () => {
    for (let i = 0; i < 6; i++) await buy();
    await Promise.all([sendDue(shop.db), sendDue(shop.db), sendDue(shop.db)]);
    expect(confirmations()).toHaveLength(6);
    expect(received).toHaveLength(12);
    const ids = received.map(({ source }) => header(source, 'message-id'));
    expect(new Set(ids).size).toBe(12);
    await sendDue(shop.db);
    expect(received).toHaveLength(12);
  });

  it('writes to the customer with subject, plain text, HTML and the demo label', async () => {
    const orderId = await buy();
    await sendDue(shop.db);
    const source = confirmations()[0]?.source ?? '';
    expect(header(source, 'subject')).toMatch(/^\[Demo\] Your order DEMO-.{9} is in$/);
    expect(source).toMatch(/text\/plain/);
    expect(source).toMatch(/text\/html/);
    expect(source).toContain('no money moved');
    const [row] = (await rowsOf(orderId)).filter(({ kind }) => kind === 'order_confirmation');
    // The letter holds the order's key: sent, it is not kept.
    expect(row).toMatchObject({ sentVia: 'smtp', html: null, plainText: null, lastError: null });
  });

  it('tries again later under the same Message-ID after a refusal, and then no more', async () => {
    const orderId = await buy();
    refuseNext = 2;
    expect(await sendDue(shop.db)).toMatchObject({ sent: 0, failed: 2 });
    const rows = await rowsOf(orderId);
    expect(rows.every(({ sentAt, lastError }) => sentAt === null && lastError !== null)).toBe(true);
    expect(await sendDue(shop.db)).toMatchObject({ sent: 0, failed: 0 });
    await shop.advance(2);
    expect(await sendDue(shop.db)).toMatchObject({ sent: 2 });
    const ids = received.map(({ source }) => header(source, 'message-id')).sort();
    expect(ids).toEqual(rows.map(({ id }) => `<${id}@localhost>`).sort());
  });

  it('a sender that died after handing over leaves the row to the next one, under the same Message-ID', async () => {
    const orderId = await buy();
    await sendDue(shop.db);
    const [first] = confirmations();
    // As if the process had died between sending and marking.
    await shop.db.update(outbox).set({ sentAt: null, sentVia: null }).where(eq(outbox.orderId, orderId));
    expect(await sendDue(shop.db)).toMatchObject({ sent: 0 });
    await shop.advance(11);
    await sendDue(shop.db);
    const [, second] = confirmations();
    expect(header(second?.source ?? '', 'message-id')).toBe(header(first?.source ?? '', 'message-id'));
  });
});

describe('without a mail server', () => {
  beforeEach(() => useSmtp(undefined));

  it('keeps the letter where a demo shop can show it: lines, totals, promise, address and link', async () => {
    const orderId = await buy();
    expect(await sendDue(shop.db)).toEqual({ sent: 0, kept: 2, failed: 0 });
    const [row] = (await rowsOf(orderId)).filter(({ kind }) => kind === 'order_confirmation');
    expect(row).toMatchObject({ sentVia: 'kept', recipient: 'ada@example.test' });
    for (const text of [row?.plainText ?? '', row?.html?.replace(/<!-- -->/g, '') ?? '']) {
      expect(text).toContain('Thank you, Ada.');
      expect(text).toContain('2 × Peru Test, 1 lb');
      expect(text).toContain('ground for filter');
      expect(text).toContain('$45.00');
      expect(text).toContain('Shipping, Standard');
      expect(text).toContain('$52.95');
      expect(text).toMatch(/We roast it on (Tuesday|Thursday)/);
      expect(text).toContain('2 Valley Street');
      expect(text).toContain(`?key=${orderToken(orderId)}`);
    }
    expect(received).toEqual([]);
  });

  it('writes the shop a packing note, without the customer’s key', async () => {
    const orderId = await buy();
    await sendDue(shop.db);
    const [row] = (await rowsOf(orderId)).filter(({ kind }) => kind === 'fulfil');
    expect(row?.recipient).toBe('shop@example.test');
    expect(row?.plainText).toContain('3 bags');
    expect(`${row?.html}${row?.plainText}`).not.toContain(orderToken(orderId));
  });
});
