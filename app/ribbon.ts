import 'server-only';
import type { RibbonProps } from '@/components/layout/ribbon';
import { SOFTWARE_NAME } from '@/components/layout/site-metadata';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { shopSettingsPage } from '@/lib/shipping/pages';

/** As the owner set it, the same for all visitors. */
export const shopName = async (): Promise<string> => (await shopSettingsPage())?.name ?? SOFTWARE_NAME;

/** What the ribbon of every page says, the same for all visitors. */
export async function ribbon(): Promise<RibbonProps> {
  const settings = await shopSettingsPage();
  return { demo: settings?.demo ?? false, payments: settings ? paymentsNotice().mode : 'off' };
}
