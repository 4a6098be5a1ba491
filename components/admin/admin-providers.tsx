'use client';

import { Toast } from '@base-ui/react/toast';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { Toasts } from './toasts';

// Zod would try whether it may compile code, which our policy refuses and reports.
z.config({ jitless: true });

/** The query client and the place where short messages appear. */
export function AdminProviders({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } }));
  return (
    <QueryClientProvider client={client}>
      <Toast.Provider timeout={6000}>
        {children}
        <Toasts />
      </Toast.Provider>
    </QueryClientProvider>
  );
}
