// An MLflow server of its own for the tests, with its data in a temporary folder.
//
//   node tools/mlflow-server.mjs                          starts the `mlflow` that is installed, prints the address
//   node tools/mlflow-server.mjs --install                makes a virtual environment in node_modules/.cache first, where
//                                                         it is missing: needs python3 and PyPI, about 1 minute and 850 MB
//   node tools/mlflow-server.mjs [--install] -- COMMAND   runs a command with STRNN_MLFLOW_URL, then ends the server
//
// The server needs about 10 seconds to start, and ends with this process (SIGTERM, Ctrl-C). Exit status 3: no mlflow here.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '3.17.2';
const environment = fileURLToPath(new URL(`../node_modules/.cache/strnn-mlflow-${version}`, import.meta.url));
const [bin, suffix] = process.platform === 'win32' ? ['Scripts', '.exe'] : ['bin', ''];

const separator = process.argv.indexOf('--');
const options = process.argv.slice(2, separator < 0 ? undefined : separator);
const command = separator < 0 ? [] : process.argv.slice(separator + 1);
const unknown = options.find((option) => option !== '--install');
if (unknown !== undefined) {
  console.error(`mlflow-server: unknown option '${unknown}'. Allowed: --install, -- COMMAND.`);
  process.exit(2);
}

const ownMlflow = join(environment, bin, `mlflow${suffix}`);
if (options.includes('--install') && !existsSync(ownMlflow)) install();
const mlflow = [
  ...(process.env.STRNN_MLFLOW ? [process.env.STRNN_MLFLOW] : []),
  ownMlflow,
  ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, `mlflow${suffix}`)),
].find((path) => existsSync(path));
if (mlflow === undefined) {
  console.error('mlflow-server: no mlflow here. Run it with --install, or name one in STRNN_MLFLOW.');
  process.exit(3);
}

const folder = mkdtempSync(join(tmpdir(), 'strnn-mlflow-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const log = join(folder, 'log.txt');
const file = openSync(log, 'w');
const server = spawn(
  mlflow,
  [
    'server',
    ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
    ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
    ...['--artifacts-destination', join(folder, 'artifacts')],
  ],
  // A group of its own: it starts processes, which end with it.
  { stdio: ['ignore', file, file], detached: process.platform !== 'win32' },
);
let ended = false;
server.once('exit', () => (ended = true));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void stop().then(() => process.exit(0)));

if (!(await isUp())) {
  console.error(`mlflow-server: the server does not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  await stop();
  process.exit(1);
}
if (command.length === 0) {
  console.log(url);
  await once(server, 'exit');
} else {
  const child = spawn(command[0], command.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, STRNN_MLFLOW_URL: url },
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
}
await stop();

function install() {
  const python = process.platform === 'win32' ? 'python' : 'python3';
  for (const [program, ...args] of [
    [python, '-m', 'venv', environment],
    [join(environment, bin, `python${suffix}`), '-m', 'pip', 'install', '--quiet', `mlflow==${version}`],
  ]) {
    const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] });
    if (status === 0) continue;
    rmSync(environment, { recursive: true, force: true });
    console.error(`mlflow-server: ${program} ${args.join(' ')} failed (${error?.message ?? `exit status ${status}`}).`);
    process.exit(3);
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  await once(probe, 'close');
  return free;
}

async function isUp() {
  for (let second = 0; second < 120 && !ended; second++) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}

async function stop() {
  if (!ended) {
    const exit = once(server, 'exit');
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f']);
    else process.kill(-server.pid, 'SIGTERM');
    await exit;
  }
  rmSync(folder, { recursive: true, force: true });
}
