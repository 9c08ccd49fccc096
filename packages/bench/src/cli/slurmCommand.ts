import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StrnnError } from '@strnn/core/error';
import { countOf } from '../run/countOf.js';
import { selectCells } from '../run/selectCells.js';
import { shownPath } from '../run/shownPath.js';
import { checkSlurmOptions, scriptMark, slurmScript, type SlurmOptions } from '../run/slurm/index.js';
import { readCellState } from '../run/store/readCellState.js';
import { storeError } from '../run/store/storeError.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';

/** The options of `strnn slurm`; flags are absent when not given. */
export interface SlurmFlags extends Partial<Omit<SlurmOptions, 'grace'>> {
  /** Folder of all runs, shared by the cluster's nodes. */
  readonly runs: string;
  readonly grace?: number;
  readonly only?: string;
  readonly backend?: string;
  readonly failFast?: boolean;
  /** Where to write the script; `-`: stdout. */
  readonly output?: string;
}

/** Tasks that are asked for when the user names no number, if there are as many cells. */
const defaultTasks = 8;

/** `strnn slurm`: writes an array script that runs what is missing of a matrix on a cluster; runs nothing. */
export async function slurmCommand(
  experiment: string,
  options: SlurmFlags,
  { stdout, stderr, env, plan: planFile }: CommandContext,
): Promise<ExitCode> {
  const { plan } = await planFile(experiment);
  const cells = selectCells(plan.cells, options.only);
  const runs = resolve(options.runs);
  const folder = join(runs, plan.name);
  const missing = cells.filter((cell) => {
    const { state } = readCellState(folder, cell, 'summary');
    return state === 'pending' || state === 'leased';
  }).length;
  const logs = join(folder, 'slurm');
  const { time, partition, account, memory, only, backend } = options;
  const asked: SlurmOptions = {
    array: options.array ?? String(Math.max(1, Math.min(defaultTasks, missing))),
    cpus: options.cpus ?? 1,
    grace: options.grace ?? 120,
    setup: options.setup ?? [],
    sbatch: options.sbatch ?? [],
    ...(time !== undefined && { time }),
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
    ...(memory !== undefined && { memory }),
  };
  checkSlurmOptions(asked, { logs });
  const text = slurmScript(asked, {
    matrix: plan.name,
    cwd: process.cwd(),
    node: process.execPath,
    strnn: fileURLToPath(new URL('../../bin/strnn.js', import.meta.url)),
    experimentFile: resolve(experiment),
    runs,
    logs,
    arguments: [
      ...(only === undefined ? [] : ['--only', only]),
      ...(backend === undefined ? [] : ['--backend', backend]),
      ...(options.failFast ? ['--fail-fast'] : []),
    ],
    env: backend === undefined && env.STRNN_BACKEND ? { STRNN_BACKEND: env.STRNN_BACKEND } : {},
  });
  if (options.output === '-') {
    stdout.write(text);
  } else {
    const file = resolve(options.output ?? `${plan.name}.slurm.sh`);
    write(file, text);
    printLines(stdout, [
      `${shownPath(file)}: ${countOf(missing, 'cell')} missing, an array of ${asked.array} tasks with ${countOf(asked.cpus, 'worker')} each`,
      `Submit it: sbatch ${shownPath(file)}`,
      `Reports at the end: strnn report ${experiment}`,
    ]);
  }
  try {
    mkdirSync(logs, { recursive: true }); // Slurm does not make it, and fails the task without a word
  } catch (error) {
    throw storeError(logs, error);
  }
  const tasks = Number.parseInt(asked.array, 10);
  if (tasks > missing) {
    printLines(stderr, [
      `${countOf(tasks, 'task')} for ${countOf(missing, 'cell')} that are missing: some will have nothing to do`,
    ]);
  }
  return 0;
}

function write(file: string, text: string): void {
  if (existsSync(file) && !readFileSync(file, 'utf8').includes(scriptMark)) {
    throw new StrnnError(
      'option',
      `--output: ${file} is there already and was not written by strnn slurm; give another name.`,
    );
  }
  try {
    writeFileSync(file, text, { mode: 0o755 });
  } catch (error) {
    throw storeError(file, error);
  }
}
