import { queryOptions } from '@tanstack/react-query';
import type { CoffeeStock } from './types';

/** Live stock and dates of one coffee; the static page around it prints neither. */
export const stockQuery = (slug: string) =>
  queryOptions({
    queryKey: ['stock', slug],
    queryFn: async ({ signal, client, queryKey }): Promise<CoffeeStock> => {
      // The first answer is a view of the page; looking again is not.
      const view = client.getQueryData(queryKey) ? '' : '?view';
      const response = await fetch(`/api/stock/${slug}${view}`, { signal });
      if (!response.ok) throw new Error(`stock: ${response.status}`);
      return response.json();
    },
    staleTime: 15_000,
    refetchOnWindowFocus: true,
  });
