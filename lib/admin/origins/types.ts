import type { Stored } from '../editing';
import type { TableShape } from '../table';
import type { OriginValues } from './input';

export const LEVELS = ['country', 'department', 'province'] as const;
export type Level = (typeof LEVELS)[number];
export type OriginRow = {
  id: string;
  name: string;
  nameEn: string | null;
  path: string;
  level: Level;
  coffees: number;
  producers: number;
  hasText: boolean;
  /** ISO 8601. */
  updatedAt: string;
};
export const ORIGIN_TABLE = {
  sorts: ['path', 'name', 'coffees', 'producers', 'changed'],
  // By address is the tree: a country, its departments, their provinces.
  defaultSort: 'path',
  filters: { level: LEVELS },
} satisfies TableShape;

export type OpenOrigin = Stored<OriginValues> & {
  id: string;
  path: string;
  level: Level;
  /** How many places are below it: their addresses move with its own. */
  below: number;
  /** The places that it lies in, country first, as its page names them. */
  ancestors: { name: string }[];
  formerAddresses: string[];
};

/** What a new department or province can belong to: whole names, in the tree's order. */
export type ParentChoice = { id: string; name: string; level: Level };
