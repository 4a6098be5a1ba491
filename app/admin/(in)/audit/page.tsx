import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AuditLog } from '@/components/admin/audit/audit-log';
import { ChainState } from '@/components/admin/audit/chain-state';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { shopDb } from '@/db/pools';
import { auditQuery } from '@/lib/admin/audit/client';
import { readAuditFilter } from '@/lib/admin/audit/filter';
import { listAudit, listAuditChoices } from '@/lib/admin/audit/queries';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const person = await staffPage('audit.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const filter = readAuditFilter(await searchParams);
  const { timeZone, currency } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchInfiniteQuery({
    ...auditQuery(filter),
    queryFn: () => listAudit(shopDb(), filter, { timeZone, currency }),
  });
  return (
    <>
      <PageHead
        title="Audit log"
        lead="Who changed what, and when. It can be read and added to, never changed, and nothing is ever taken out."
      />
      <ChainState />
      <HydrationBoundary state={dehydrate(queries)}>
        <AuditLog choices={await listAuditChoices(shopDb())} timeZone={timeZone} currency={currency} />
      </HydrationBoundary>
    </>
  );
}
