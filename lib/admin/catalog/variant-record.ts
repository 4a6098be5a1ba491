import 'server-only';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { lots, shopSettings, variants } from '@/db/schema';
import type { VariantId } from '@/lib/kernel/units';
import type { RecordKind, RowLock, Stored } from '../editing';
import type { VariantValues } from './input';
import { drawOf } from './rules';

export const variantRecord: RecordKind<VariantValues> = {
  subject: 'variant',
  label: (values) => values.sku,

  read: async (tx, id, lock) => (await readVariants(tx, [id], lock)).get(id) ?? null,
  readAll: readVariants,

  async write(tx, id, fields, version) {
    const variantId = id as VariantId;
    // A loss that is being changed comes afterwards: its lot's save waits for this size's row and draws it anew.
    const [now] = await tx
      .select({ form: variants.form, net: variants.net, roastLossBp: lots.roastLossBp })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .where(eq(variants.id, variantId));
    if (!now) return;
    const currency =
      fields.price === undefined
        ? undefined
        : (await tx.select({ currency: shopSettings.currency }).from(shopSettings).limit(1))[0]?.currency;
    await tx
      .update(variants)
      .set({
        ...fields,
        draw: drawOf(fields.form ?? now.form, fields.net ?? now.net, now.roastLossBp),
        // A price is typed in the shop's currency.
        ...(currency && { currency }),
        version,
      })
      .where(eq(variants.id, variantId));
  },
};

async function readVariants(
  tx: Tx,
  ids: readonly string[],
  lock: RowLock = 'no key update',
): Promise<Map<string, Stored<VariantValues>>> {
  const found = tx
    .select()
    .from(variants)
    .where(inArray(variants.id, ids as VariantId[]))
    .orderBy(asc(variants.id));
  const rows = await (lock === 'none' ? found : found.for(lock));
  return new Map(
    rows.map(
      ({ id, version, sku, form, sizeLabel, net, poundsX100, gross, price, freight, active, position }) => [
        id,
        {
          version,
          values: { sku, form, sizeLabel, net, poundsX100, gross, price, freight, active, position },
        },
      ],
    ),
  );
}
