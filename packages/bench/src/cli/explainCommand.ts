import { explainCell } from '../matrix/index.js';
import { alignColumns } from './alignColumns.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';

/** `strnn explain`: each option of a cell, its value and where that came from. */
export async function explainCommand(
  experiment: string,
  cell: string,
  options: { json?: boolean },
  { stdout, plan: planFile }: CommandContext,
): Promise<ExitCode> {
  const { plan } = await planFile(experiment);
  const explained = explainCell(plan, cell);
  if (options.json) stdout.write(`${JSON.stringify(explained, null, 2)}\n`);
  else {
    const rows = explained.map(({ path, value, source }) => [path, value, source]);
    printLines(stdout, alignColumns([['option', 'value', 'from'], ...rows]));
  }
  return 0;
}
