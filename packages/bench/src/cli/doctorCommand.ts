import { accessSync, constants, existsSync } from 'node:fs';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { packageVersion } from '../run/packageVersion.js';
import { terminalStyle } from '../run/progress/createDisplay.js';
import { paint } from '../run/progress/paint.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import type { Finding } from './Finding.js';
import { printLines } from './printLines.js';
import { shownPath } from '../run/shownPath.js';

const lowestNode = [20, 19] as const;

/**
 * `strnn doctor`: whether this machine, this installation and a data set are fit for a run.
 *
 * @param dataset check this one only, thoroughly; default: the machine, and the bundled data set if it is there.
 * @param path folder of the data set; may be left out for the bundled one, which is then looked for.
 */
export async function doctorCommand(
  dataset: string | undefined,
  path: string | undefined,
  options: { json?: boolean; runs: string },
  { stdout, env }: CommandContext,
): Promise<ExitCode> {
  // Both bring libraries along that the other commands do without.
  const { checkData } = await import('./checkData.js');
  const findings: Finding[] = dataset === undefined ? [...checkMachine(), checkRuns(resolve(options.runs))] : [];
  if (dataset === undefined) findings.push(...(await (await import('./checkBackends.js')).checkBackends()));
  findings.push(...(await checkData(dataset, path)));
  if (options.json) stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    const { colour } = terminalStyle(stdout, env);
    const colours = { ok: 'green', warning: 'yellow', error: 'red' } as const;
    const width = Math.max(...findings.map(({ topic }) => topic.length));
    printLines(
      stdout,
      findings.map(
        ({ topic, level, message }) =>
          `${paint(level.padEnd(7), colours[level], colour)}  ${topic.padEnd(width)}  ${message}`,
      ),
    );
  }
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

function checkMachine(): Finding[] {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  const recent = major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1]);
  const gigabytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);
  return [
    { topic: 'strnn', level: 'ok', message: packageVersion() },
    {
      topic: 'node',
      level: recent ? 'ok' : 'error',
      message: `${process.versions.node} (${lowestNode.join('.')} or newer is needed)`,
    },
    {
      topic: 'platform',
      level: 'ok',
      message: `${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`,
    },
    { topic: 'cores', level: 'ok', message: `${availableParallelism()}; 'strnn run' starts as many workers` },
    { topic: 'memory', level: 'ok', message: `${gigabytes(totalmem())} GiB, ${gigabytes(freemem())} GiB free` },
  ];
}

function checkRuns(runs: string): Finding {
  let folder = runs;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { topic: 'runs', level: 'ok', message: `${shownPath(runs)} can be written` };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return {
      topic: 'runs',
      level: 'error',
      message: `${runs} cannot be written (${reason}); give another folder with --runs FOLDER`,
    };
  }
}
