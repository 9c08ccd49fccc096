import { readFile } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import { uciEegLayout } from '../format/uciEegLayout.js';

/**
 * Checks that layout.json describes the form that `readUciEegTrials` decodes.
 *
 * @throws StrnnError `data` naming the first entry that differs, what was expected and what was found.
 */
export async function checkUciEegLayout(file: string): Promise<void> {
  let layout: Record<string, unknown>;
  try {
    layout = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected the description of the .bin.gz files; ${reason}`, { cause: error });
  }
  const expected = {
    channels: uciEegLayout.channels,
    scalp: uciEegLayout.scalp,
    fs: uciEegLayout.rate,
    samples: uciEegLayout.samples,
    step_uV: uciEegLayout.step,
  };
  for (const [name, value] of Object.entries(expected)) {
    const [wanted, found] = [JSON.stringify(value), JSON.stringify(layout?.[name])];
    if (wanted !== found)
      throw new StrnnError('data', `${file}: ${name}: expected ${wanted}, found ${found ?? 'nothing'}`);
  }
}
