import { migrate } from '@/db/migrate';
import { ensureDatabase } from '@/db/server/embedded';
import { runCommand } from './run/lifetime';
import { ownerLink } from './run/owner-link';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run owner-link: a new way in for the owner, when the passphrase or the second factor is lost.
await runCommand(async (lifetime) => {
  loadEnvFiles();
  const settings = readSettings();
  const starting = ensureDatabase({ dataDir: settings.dataDir, log: (line) => console.log(line) });
  lifetime.own(async () => (await starting).stop());
  const { url } = await starting;
  await migrate(url);
  const link = await ownerLink(
    url,
    { ...process.env, APP_ORIGIN: settings.origin },
    { onlyWithoutStaff: false },
  );
  console.log(`Opens the admin as owner, once, within three days:\n${link}`);
});
