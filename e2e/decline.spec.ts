import { countOrders, latestOrder, movements } from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payWith } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

const REFUSALS = [
  { what: 'a declined card', card: CARDS.declined, words: 'Your card was declined.' },
  { what: 'a card without funds', card: CARDS.withoutFunds, words: /insufficient funds/ },
];

for (const { what, card, words } of REFUSALS) {
  test(`after ${what} another card pays the same order on the same page`, async ({ page, shop }) => {
    await addBag(page, APROCASSI.slug);
    await goToPayment(page);
    const orders = await countOrders(shop);
    const { number } = await latestOrder(shop);

    await payWith(page, card);
    await expect(page.getByRole('alert')).toHaveText(words);
    expect((await latestOrder(shop)).payment).toBe('pending');
    expect(await movements(shop, number)).toEqual(['reserve 0/+298']);

    await payWith(page, CARDS.good);
    expect(await orderNumberOn(page)).toBe(number);
    expect((await latestOrder(shop)).payment).toBe('paid');
    expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
    expect(await countOrders(shop)).toBe(orders);
  });
}
