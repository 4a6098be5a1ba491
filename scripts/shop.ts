import { runCommand } from './run/lifetime';
import { serve } from './run/serve';

// npm run shop: the whole shop in production mode, with nothing to configure.
await runCommand((lifetime) => serve('start', lifetime));
