import { runCommand } from './run/lifetime';
import { serve } from './run/serve';

// npm run dev: the same shop from its sources, reloading on every change.
await runCommand((lifetime) => serve('dev', lifetime));
