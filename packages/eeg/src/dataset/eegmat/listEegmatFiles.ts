import { join } from 'node:path';
import { locateFiles } from '@strnn/core/dataset';
import { eegmatFile, eegmatLayout } from './eegmatLayout.js';

export type EegmatTask = (typeof eegmatLayout.tasks)[number];

export interface EegmatFiles {
  /** Absolute. */
  readonly folder: string;
  /** Ascending by subject, rest before arithmetic; subject `'0'` is Subject00. */
  readonly files: readonly {
    readonly subject: string;
    readonly task: EegmatTask;
    readonly name: string;
    readonly file: string;
  }[];
  /** Other names in the folder. */
  readonly others: readonly string[];
}

/**
 * The recordings of EEGMAT: in `path`, or in its folder files or eegmat/1.0.0, as downloads leave them.
 * @throws StrnnError `data` saying what was expected and found, and where such files are if they are near.
 */
export async function listEegmatFiles(path: string): Promise<EegmatFiles> {
  const { folder, names, others } = await locateFiles({
    where: 'eegmat',
    path,
    pattern: eegmatFile,
    example: 'Subject00_1.edf',
    inside: ['files', join('eegmat', '1.0.0'), '1.0.0'],
  });
  const files = names.map((name) => {
    const [, subject, part] = eegmatFile.exec(name)!;
    return {
      subject: String(Number(subject)),
      task: eegmatLayout.tasks[Number(part) - 1],
      name,
      file: join(folder, name),
    };
  });
  return { folder, files, others };
}
