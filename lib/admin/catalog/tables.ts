import type { TableShape } from '../table';

export const COFFEE_TABLE: TableShape = {
  sorts: ['position', 'name', 'status', 'free', 'updated'],
  defaultSort: 'position',
  filters: {
    status: ['draft', 'published', 'archived'],
    kind: ['coffee', 'blend', 'chocolate', 'set'],
    origin: 'any',
    stock: ['in', 'out'],
  },
};

export const LOT_TABLE: TableShape = {
  sorts: ['code', 'coffee', 'crop', 'stage', 'free'],
  defaultSort: 'code',
  filters: {
    stage: ['draft', 'upcoming', 'afloat', 'landed', 'archived'],
    origin: 'any',
    process: ['washed', 'natural', 'honey', 'pulped-natural', 'wet-hulled', 'double-washed'],
    stock: ['in', 'out'],
    certificates: ['ends-soon', 'ended'],
  },
};

export const VARIANT_TABLE: TableShape = {
  sorts: ['sku', 'coffee', 'price', 'net', 'units'],
  defaultSort: 'sku',
  filters: {
    form: ['green', 'roasted', 'chocolate', 'set'],
    active: ['yes', 'no'],
    origin: 'any',
    stock: ['in', 'out'],
  },
};
