import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a cluster of one node can be made here: Debian's slurm-wlm and munge are installed, and this is root. */
export const canSlurm =
  process.getuid?.() === 0 &&
  ['slurmctld', 'slurmd', 'sbatch', 'munged'].every((name) => spawnSync(name, ['--version']).error === undefined);

/** A Slurm of our own, on this machine. */
export interface SlurmCluster {
  /** Runs one of Slurm's commands; gives what it prints. */
  call(command: string, ...args: string[]): string;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Starts munged, slurmctld and slurmd with keys, ports and folders of their own. */
export async function startSlurm(): Promise<SlurmCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-slurm-'));
  const at = (name: string): string => join(folder, name);
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o600 });
  const host = hostname().split('.')[0];
  const [controller, daemon] = [await freePort(), await freePort()];
  const settings = {
    ClusterName: 'strnntest',
    SlurmctldHost: `${host}(127.0.0.1)`,
    SlurmctldPort: controller,
    SlurmdPort: daemon,
    AuthType: 'auth/munge',
    AuthInfo: `socket=${at('munge.socket')}`,
    CredType: 'cred/munge',
    SlurmUser: 'root',
    SlurmdUser: 'root',
    StateSaveLocation: at('state'),
    SlurmdSpoolDir: at('spool'),
    SlurmctldPidFile: at('slurmctld.pid'),
    SlurmdPidFile: at('slurmd.pid'),
    SlurmctldLogFile: at('slurmctld.log'),
    SlurmdLogFile: at('slurmd.log'),
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    SwitchType: 'switch/none',
    MpiDefault: 'none',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_CPU',
    SchedulerParameters: 'sched_interval=1,bf_interval=1,batch_sched_delay=0',
    JobAcctGatherType: 'jobacct_gather/none',
    AccountingStorageType: 'accounting_storage/none',
    SlurmdParameters: 'config_overrides',
    ReturnToService: 2,
    KillWait: 5,
  };
  writeFileSync(
    at('slurm.conf'),
    [
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
      `NodeName=${host} NodeAddr=127.0.0.1 CPUs=3 State=UNKNOWN`,
      `PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
      '',
    ].join('\n'),
  );
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const started: ChildProcess[] = [];
  const start = (command: string, ...args: string[]): void =>
    void started.push(spawn(command, args, { env, stdio: 'ignore' }));
  const files = { socket: 'munge.socket', 'key-file': 'munge.key', 'log-file': 'munge.log' };
  const rest = { 'pid-file': 'munge.pid', 'seed-file': 'munge.seed' };
  start(
    'munged',
    '--foreground',
    '--force', // a folder of root's, not of munge's own user
    ...Object.entries({ ...files, ...rest }).map(([option, name]) => `--${option}=${at(name)}`),
  );
  start('slurmctld', '-D', '-i');
  start('slurmd', '-D');
  const call = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  const close = async (): Promise<void> => {
    const ended = started.map(async (child) => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    });
    for (const child of started.reverse()) child.kill('SIGTERM');
    const timer = setTimeout(() => started.forEach((child) => child.kill('SIGKILL')), 5000);
    await Promise.all(ended);
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    try {
      if (call('sinfo', '-h', '-o', '%T').includes('idle')) return { call, close };
    } catch {
      // not up yet
    }
    if (tries === 100) {
      const log = ['slurmctld.log', 'slurmd.log'].map((name) => readLog(at(name))).join('\n');
      await close();
      throw new Error(`Slurm does not start:\n${log}`);
    }
    await pause(200);
  }
}

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-15).join('\n');
  } catch {
    return `${path}: none`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
