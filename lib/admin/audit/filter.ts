import type { AuditFilter } from './types';

const FIELDS = ['q', 'actor', 'area', 'from', 'to', 'subject', 'id'] as const satisfies (keyof AuditFilter)[];
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

type Params = URLSearchParams | Record<string, string | string[] | undefined>;

/** From an address; what it does not understand is left out. */
export function readAuditFilter(params: Params): AuditFilter {
  const get = (name: string): string => {
    const value = params instanceof URLSearchParams ? params.get(name) : params[name];
    const text = (Array.isArray(value) ? value[0] : value) ?? '';
    return text.replaceAll('\u0000', '').trim().slice(0, 200);
  };
  const day = (name: string) => {
    const text = get(name);
    // The 31st of February is a day to no database.
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
      ? text
      : '';
  };
  return {
    q: get('q'),
    actor: get('actor'),
    area: get('area'),
    from: day('from'),
    to: day('to'),
    subject: get('subject'),
    id: get('id'),
  };
}

/** The shortest query string that reads back as the filter. */
export function writeAuditFilter(filter: AuditFilter): string {
  const params = new URLSearchParams();
  for (const field of FIELDS) if (filter[field]) params.set(field, filter[field]);
  return params.toString();
}

export const NO_FILTER: AuditFilter = { q: '', actor: '', area: '', from: '', to: '', subject: '', id: '' };
