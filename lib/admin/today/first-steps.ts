import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { coffees, shippingServices, shopSettings } from '@/db/schema';

export type FirstStep = { done: boolean; words: string; why: string; href: string };

/** What a new shop needs before its first sale, in the order in which an owner does it. */
export async function getFirstSteps(db: Db): Promise<FirstStep[]> {
  const [shop] = await db
    .select({ legalName: shopSettings.legalName, email: shopSettings.email })
    .from(shopSettings);
  // One that is published, else the newest that is on its way there.
  const [coffee] = await db
    .select({ id: coffees.id, status: coffees.status })
    .from(coffees)
    .orderBy(desc(eq(coffees.status, 'published')), desc(coffees.createdAt))
    .limit(1);
  return [
    {
      done: Boolean(shop?.legalName && shop.email),
      words: 'Say who runs the shop',
      why: 'Name, address and e-mail stand in the imprint and on every order.',
      href: '/admin/settings',
    },
    {
      done: (await db.$count(shippingServices)) > 0,
      words: 'Say where you ship, and for how much',
      why: 'Without a way of shipping nobody can check out.',
      href: '/admin/settings/shipping',
    },
    {
      done: coffee?.status === 'published',
      words: coffee ? 'Bring your first coffee into the shop' : 'Make your first coffee',
      why: 'A coffee, a lot of it, a size with its price and stock: its screen leads you through.',
      href: coffee ? `/admin/coffees?open=${coffee.id}` : '/admin/coffees?new=coffee',
    },
  ];
}
