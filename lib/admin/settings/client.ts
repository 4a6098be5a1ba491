import { read } from '../read';
import type { ServiceText, SettingsValues } from './types';

/** The record as it is now, for whoever saved second. */
export const loadSettings = () => read<{ version: number; values: SettingsValues }>('/api/admin/settings');
export const loadService = (id: string) =>
  read<{ version: number; values: ServiceText }>(`/api/admin/settings/shipping/${encodeURIComponent(id)}`);
