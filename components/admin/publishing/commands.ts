import * as actions from '@/lib/admin/publishing/actions';
import { permissionFor } from '@/lib/admin/publishing/rules';
import type { PublishSubject } from '@/lib/admin/publishing/types';

const CATALOG = {
  setPublished: actions.setCatalogPublished,
  plan: actions.planInCatalog,
  cancelPlan: actions.cancelCatalogPlan,
  makeLink: actions.makeCatalogPreviewLink,
  revokeLink: actions.revokeCatalogPreviewLink,
};
const STORIES: typeof CATALOG = {
  setPublished: actions.setStoriesPublished,
  plan: actions.planInStories,
  cancelPlan: actions.cancelStoriesPlan,
  makeLink: actions.makeStoriesPreviewLink,
  revokeLink: actions.revokeStoriesPreviewLink,
};

/** The commands that may name such a record. */
export const commandsFor = (subject: PublishSubject) =>
  permissionFor(subject) === 'catalog.edit' ? CATALOG : STORIES;
