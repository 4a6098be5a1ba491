import { notFound } from 'next/navigation';
import { PreviewedPage } from '@/components/admin/editor/previewed-page';
import { staffPage } from '@/lib/identity/session';
import { drawPreview } from './actions';

/** Stands in an editor's frame, empty until the editor says what to draw. */
export default async function PreviewFrameRoute() {
  const person = await staffPage('catalog.view');
  if (!person.may) notFound();
  return <PreviewedPage draw={drawPreview} />;
}
