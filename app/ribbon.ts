import 'server-only';
import type { RibbonProps } from '@/components/layout/ribbon';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { shopSettingsPage } from '@/lib/shipping/pages';

/** What the ribbon of every page says, the same for all visitors. */
export async function ribbon(): Promise<RibbonProps> {
  const settings = await shopSettingsPage();
  return { demo: settings?.demo ?? false, payments: settings ? paymentsNotice().mode : 'off' };
}
