import type { ServiceText, SettingsValues } from './types';

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

/** The record as it is now, for whoever saved second. */
export const loadSettings = () => read<{ version: number; values: SettingsValues }>('/api/admin/settings');
export const loadService = (id: string) =>
  read<{ version: number; values: ServiceText }>(`/api/admin/settings/shipping/${encodeURIComponent(id)}`);
