import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { ensureDatabase } from '@/db/server/embedded';
import { checkAuditChain } from '@/lib/kernel/audit';
import { runCommand } from './run/lifetime';
import { loadEnvFiles, readSettings } from './run/settings';

// npm run audit:check: reads the whole audit log and says whether anything in it was changed or taken out.
await runCommand(async (lifetime) => {
  loadEnvFiles();
  const starting = ensureDatabase({ dataDir: readSettings().dataDir, log: (line) => console.log(line) });
  lifetime.own(async () => (await starting).stop());
  const { url } = await starting;
  await migrate(url);
  const { db, pool } = connect(url, 1);
  lifetime.own(() => pool.end());
  const { entries, head, broken } = await checkAuditChain(db);
  if (broken) {
    console.error(`The audit log is broken at entry ${broken.seq}: ${broken.why}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`The audit log is whole: ${entries} entries.\nIts head, to be kept elsewhere: ${head}`);
});
