'use client';

import { variantTable } from '@/lib/admin/catalog/client';
import { VARIANT_TABLE } from '@/lib/admin/catalog/tables';
import type { VariantTableRow } from '@/lib/admin/catalog/types';
import { money, weight, whole } from '@/lib/kernel/format';
import { BulkBar } from '../bulk/bulk-bar';
import { BulkEdits } from '../bulk/bulk-edits';
import { type Column, DataTable } from '../data-table';
import { PageHead } from '../page-head';
import { Tag } from '../tag';
import { useOpen } from '../use-open';
import { NewVariantSheet } from './new-variant-sheet';
import { VariantEditor } from './variant-editor';
import { FORM, options } from './words';

const COLUMNS: readonly Column<VariantTableRow>[] = [
  { key: 'sku', head: 'SKU', cell: (row) => <span translate="no">{row.sku}</span>, sortable: true },
  {
    key: 'coffee',
    head: 'Coffee',
    cell: (row) => (
      <span className="block min-w-44 whitespace-normal" translate="no">
        {row.coffee}
      </span>
    ),
    sortable: true,
  },
  { key: 'form', head: 'Form', cell: (row) => FORM[row.form] },
  { key: 'size', head: 'Size', cell: (row) => row.sizeLabel },
  { key: 'net', head: 'Net', cell: (row) => weight(row.netG), sortable: true, number: true },
  {
    key: 'price',
    head: 'Price',
    cell: (row) => money(row.price, row.currency),
    sortable: true,
    number: true,
  },
  { key: 'units', head: 'Bags left', cell: (row) => whole(row.units), sortable: true, number: true },
  {
    key: 'active',
    head: 'For sale',
    cell: (row) =>
      row.active ? (
        <Tag tone={row.freight ? 'waiting' : 'good'}>{row.freight ? 'by quote' : 'yes'}</Tag>
      ) : (
        <Tag tone="quiet">no</Tag>
      ),
  },
];

/** Every size with its price: table and editor. A new one is made from its lot. */
export function VariantsPage({
  mayEdit,
  countries,
}: {
  mayEdit: boolean;
  countries: readonly { path: string; name: string }[];
}) {
  const { open, fresh, go, close } = useOpen();
  return (
    <>
      <PageHead
        title="Sizes & prices"
        lead="Every bag that can be bought, with its price. A new size is made from its lot."
      />
      <BulkEdits mayEdit={mayEdit} />
      <DataTable
        caption="Sizes and prices"
        shape={VARIANT_TABLE}
        query={variantTable}
        columns={COLUMNS}
        rowId={(row) => row.id}
        openId={open}
        onOpen={(row) => go({ open: row.id })}
        searchLabel="Search by SKU, coffee, lot or size"
        filters={[
          { name: 'form', label: 'Form', options: options(FORM) },
          { name: 'active', label: 'For sale', options: options({ yes: 'Yes', no: 'No' }) },
          {
            name: 'origin',
            label: 'Origin',
            options: countries.map(({ path, name }) => ({ value: path, label: name })),
          },
          { name: 'stock', label: 'Stock', options: options({ in: 'Bags left', out: 'None left' }) },
        ]}
        {...(mayEdit && {
          selection: (ids: readonly string[], clear: () => void) => (
            <BulkBar subject="variant" ids={ids} onDone={clear} />
          ),
        })}
      />
      {open && <VariantEditor key={open} id={open} mayEdit={mayEdit} onClose={close} />}
      {!open && fresh && mayEdit && <NewVariantSheet key={fresh} lotId={fresh} onClose={close} />}
    </>
  );
}
