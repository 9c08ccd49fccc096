import { resolve } from 'node:path';
import { describeProtocol } from '../protocol/index.js';
import { readMatrixState } from '../run/store/readMatrixState.js';
import { alignColumns } from './alignColumns.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';
import { shownPath } from '../run/shownPath.js';

/** `strnn plan`: the matrix, before anything runs. */
export async function planCommand(
  experiment: string,
  options: { json?: boolean; runs: string },
  { stdout, plan: planFile }: CommandContext,
): Promise<ExitCode> {
  const { plan } = await planFile(experiment);
  const folder = resolve(options.runs, plan.name);
  const { cells, counts } = readMatrixState(folder, plan);
  if (options.json) {
    stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    return 0;
  }
  const [first] = plan.cells;
  const { data } = first.config;
  const protocols = new Set(plan.cells.map(({ config }) => describeProtocol(config.protocol)));
  const head = [
    ['experiment', plan.experimentFile],
    ['data', `${data.name} (fingerprint ${data.fingerprint.slice(0, 12)})`],
    ['protocol', [...protocols].join('; ')],
    ...Object.entries(plan.axes).map(([axis, values]) => [axis, values.join(', ')]),
    ['cells', `${plan.cells.length}, ${counts.done} of them done in ${shownPath(folder)}`],
  ];
  const rows = plan.cells.map(({ id, label, config }, index) => [id, cells[index].state, `seed ${config.seed}`, label]);
  printLines(stdout, [plan.name, ...alignColumns(head, '  '), '', ...alignColumns(rows)]);
  return 0;
}
