import type { Metadata } from 'next';
import { PageHead } from '@/components/admin/page-head';
import { CampaignsPanel } from '@/components/admin/today/campaigns-panel';
import { CertificatesPanel } from '@/components/admin/today/certificates-panel';
import { FirstSteps } from '@/components/admin/today/first-steps';
import { FunnelPanel } from '@/components/admin/today/funnel-panel';
import { LotsPanel } from '@/components/admin/today/lots-panel';
import { OrdersPanel } from '@/components/admin/today/orders-panel';
import { QuickActions } from '@/components/admin/today/quick-actions';
import { ReviewPanel } from '@/components/admin/today/review-panel';
import { SalesPanel } from '@/components/admin/today/sales-panel';
import { StockPanel } from '@/components/admin/today/stock-panel';
import { shopDb } from '@/db/pools';
import { listCertificatesToRenew } from '@/lib/admin/catalog/certificates';
import { listStock } from '@/lib/admin/stock/queries';
import { STOCK_SHAPE } from '@/lib/admin/stock/rules';
import { readTableState } from '@/lib/admin/table';
import { daysUpTo } from '@/lib/admin/today/chart';
import { getFirstSteps } from '@/lib/admin/today/first-steps';
import { getSales, getToReview, getToShip } from '@/lib/admin/today/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { dayIn } from '@/lib/kernel/clock';
import { weekdayDate } from '@/lib/kernel/format';
import { getFunnel, listCampaigns } from '@/lib/marketing/queries';
import { paymentsNotice } from '@/lib/orders/payments-mode';
import { modeLabel } from '@/lib/orders/words';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Today' };

const DAYS = 30;
const LOTS_SHOWN = 6;
const RUNNING_OUT = readTableState({ level: 'low', sort: 'cover' }, STOCK_SHAPE);

/** The look in the morning. Each part asks for the permission of the page it leads to. */
export default async function TodayRoute() {
  const person = await staffPage();
  const db = shopDb();
  const { timeZone, currency } = await getShopSettings(db);
  const today = dayIn(timeZone);
  const days = daysUpTo(today, DAYS);
  const from = days[0] ?? today;
  const payments = paymentsNotice().mode;
  const mode = payments === 'off' ? 'live' : payments;
  const question = { from, timeZone, mode, currency };
  const seesOrders = roleMay(person.role, 'orders.view');
  const seesStock = roleMay(person.role, 'stock.view');
  const [orders, stock, certificates, funnel, firstSteps] = await Promise.all([
    seesOrders
      ? Promise.all([
          getToShip(db, mode),
          getToReview(db),
          getSales(db, question, days),
          listCampaigns(db, question),
        ])
      : null,
    seesStock ? listStock(db, RUNNING_OUT) : null,
    roleMay(person.role, 'catalog.view') ? listCertificatesToRenew(db, today) : [],
    getFunnel(db, from, mode),
    roleMay(person.role, 'settings.edit') ? getFirstSteps(db) : [],
  ]);
  const [toShip, toReview, sales, campaigns] = orders ?? [];
  const label = modeLabel(mode);
  return (
    <>
      <PageHead title={`Good to see you, ${person.name}`} lead={weekdayDate(today)}>
        <QuickActions role={person.role} />
      </PageHead>
      {label && seesOrders && (
        <p className="mb-5 border-l-4 border-ochre bg-sheet p-3">
          {label} The figures below count such orders.
        </p>
      )}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-3">
        <div className="grid grid-cols-1 gap-6">
          <FirstSteps steps={firstSteps} />
          {toShip && <OrdersPanel toShip={toShip} timeZone={timeZone} />}
          {toReview && <ReviewPanel toReview={toReview} timeZone={timeZone} />}
          <CertificatesPanel ends={certificates} />
          {stock && <StockPanel rows={stock.rows.slice(0, LOTS_SHOWN)} total={stock.total} />}
        </div>
        <div className="grid grid-cols-1 gap-6 xl:col-span-2">
          {sales && <SalesPanel sales={sales} currency={currency} />}
          {sales && <LotsPanel lots={sales.lots} currency={currency} days={DAYS} />}
          <FunnelPanel funnel={funnel} days={DAYS} />
          {campaigns && <CampaignsPanel campaigns={campaigns} currency={currency} days={DAYS} />}
        </div>
      </div>
    </>
  );
}
