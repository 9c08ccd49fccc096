import { unknownName } from '@strnn/core/error';
import { eegDatasets, type LookalikeOptions } from '@strnn/eeg';
import { shownPath } from '../run/shownPath.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';

/** `strnn lookalike`: writes an imitation of a licensed data set, in its exact folder and file form. */
export async function lookalikeCommand(
  dataset: string,
  folder: string,
  { json, ...options }: LookalikeOptions & { json?: boolean },
  { stdout }: CommandContext,
): Promise<ExitCode> {
  const tools = eegDatasets.find(({ name }) => name === dataset);
  if (!tools) {
    const names = eegDatasets.map(({ name }) => name);
    throw unknownName('lookalike', 'data set', dataset, names);
  }
  const report = await tools.generate(folder, options);
  if (json) {
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const megabytes = (report.bytes / 2 ** 20).toFixed(1);
  printLines(stdout, [
    `${report.files.length} files, ${megabytes} MiB, in ${shownPath(report.folder)}: made-up recordings in the form of ${tools.title}.`,
    report.planted,
    `The real data: ${tools.access}`,
    `Look at them with 'strnn doctor ${tools.name} ${folder}'.`,
  ]);
  return 0;
}
