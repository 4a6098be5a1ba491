import type { Core } from './core';
import { invalid } from './errors';
import { pageOf } from './listing';

type StripeObject = Record<string, unknown>;

const MAXIMUM_DEPTH = 4;

/** A copy, of this moment, of `object` with the ids at `paths` replaced by what they name, as `expand` asks. */
export function expanded(core: Core, object: object, paths: string[] = []): object {
  const copy = structuredClone(object) as StripeObject;
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > MAXIMUM_DEPTH)
      throw invalid('You cannot expand more than 4 levels of a property.', 'expand');
    expandInto(core, copy, segments, path);
  }
  return copy;
}

function expandInto(core: Core, target: StripeObject, [head, ...rest]: string[], path: string): void {
  if (head === undefined) return;
  if (target.object === 'list') {
    if (head !== 'data') throw cannotExpand(path);
    for (const item of target.data as StripeObject[]) expandInto(core, item, rest, path);
    return;
  }
  if (head === 'line_items' && target.object === 'checkout.session') {
    target.line_items ??= firstLineItems(core, String(target.id));
  } else {
    const collection = collectionOf(core, head);
    if (!collection || !(head in target)) throw cannotExpand(path);
    if (typeof target[head] === 'string')
      target[head] = structuredClone(collection.get(target[head]) ?? null);
  }
  const inner = target[head];
  if (inner !== null && typeof inner === 'object') expandInto(core, inner as StripeObject, rest, path);
}

function collectionOf({ state }: Core, property: string): ReadonlyMap<string, object> | undefined {
  if (property === 'payment_intent') return state.intents;
  if (property === 'latest_charge' || property === 'charge') return state.charges;
  return undefined;
}

/** As many as one page of the list holds, like Stripe: a long order needs the list itself. */
function firstLineItems(core: Core, id: string): StripeObject {
  const items = core.state.sessions.get(id)?.lineItems ?? [];
  return structuredClone({ ...pageOf(items, {}, `/v1/checkout/sessions/${id}/line_items`) });
}

const cannotExpand = (path: string) => invalid(`This property cannot be expanded (${path}).`, 'expand');
