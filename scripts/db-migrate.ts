import { migrate } from '@/db/migrate';
import { ensureDatabase } from '@/db/server/embedded';
import { runCommand } from './run/lifetime';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run db:migrate: brings the database up to date without starting the shop.
await runCommand(async (lifetime) => {
  loadEnvFiles();
  const starting = ensureDatabase({ dataDir: readSettings().dataDir, log: (line) => console.log(line) });
  lifetime.own(async () => (await starting).stop());
  await migrate((await starting).url);
  console.log('The database is up to date.');
});
