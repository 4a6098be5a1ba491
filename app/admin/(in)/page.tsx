import { PageHead } from '@/components/admin/page-head';
import { staffPage } from '@/lib/identity/session';

export default async function TodayRoute() {
  const person = await staffPage();
  return <PageHead title={`Good to see you, ${person.name}`} />;
}
