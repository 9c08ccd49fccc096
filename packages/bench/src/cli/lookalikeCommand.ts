import type { LookalikeOptions } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import { shownPath } from '../run/shownPath.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { licensedDatasets } from './knownDatasets.js';
import { printLines } from './printLines.js';

/**
 * `strnn lookalike`: writes an imitation of a licensed data set, in its exact folder and file form.
 *
 * @throws StrnnError 'option' for an unknown data set or an option that cannot be; 'data' for a folder that holds something
 * or cannot be written (no permission, no space).
 */
export async function lookalikeCommand(
  dataset: string,
  folder: string,
  { json, ...options }: LookalikeOptions & { json?: boolean },
  { stdout }: CommandContext,
): Promise<ExitCode> {
  const tools = licensedDatasets.find(({ name }) => name === dataset);
  if (!tools) {
    const names = licensedDatasets.map(({ name }) => name);
    throw unknownName('lookalike', 'data set', dataset, names);
  }
  const report = await tools.generate(folder, options).catch((error: unknown) => refuse(folder, error));
  if (json) {
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const megabytes = (report.bytes / 2 ** 20).toFixed(1);
  printLines(stdout, [
    `${report.files.length} files, ${megabytes} MiB, in ${shownPath(report.folder)}: made up, in the form of ${tools.name}.`,
    report.planted,
    `The real one is ${tools.title}. ${tools.access}`,
    `Look at them with 'strnn doctor ${tools.name} ${folder}'.`,
  ]);
  return 0;
}

/** Tells an error of the file system, which has a code, as one about the folder. */
function refuse(folder: string, error: unknown): never {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof StrnnError || syscall === undefined) throw error;
  throw new StrnnError('data', `lookalike: ${folder}: expected a folder that can be written; ${message}`, {
    cause: error,
  });
}
