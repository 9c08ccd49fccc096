import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { StrnnError } from '@strnn/core/error';

/**
 * The data or marker file that a header names, beside the header: folders in the name are left out, `$b` stands for the
 * header's own name. Where it is not there, the file named as the header is, with a warning: files that were renamed keep
 * the old names inside.
 *
 * @throws StrnnError `data` naming what was looked for
 */
export async function findBrainVisionFile(
  header: string,
  entry: 'DataFile' | 'MarkerFile',
  named: string,
  warnings: string[],
): Promise<string> {
  const own = basename(header, extname(header));
  const last = named.replaceAll('$b', own).split(/[\\/]/).at(-1)!;
  const wanted = join(dirname(header), last);
  if (last !== '' && (await exists(wanted))) return wanted;
  const extensions = entry === 'DataFile' ? ['.eeg', '.dat', '.avg', '.seg'] : ['.vmrk'];
  for (const extension of extensions) {
    const renamed = join(dirname(header), `${own}${extension}`);
    if (await exists(renamed)) {
      warnings.push(`${entry} is '${named}', which is not there; ${own}${extension} is read.`);
      return renamed;
    }
  }
  throw new StrnnError(
    'data',
    `${header}: ${entry}: expected the file '${last}' beside the header, found neither it nor ${own}${extensions.join(` nor ${own}`)}`,
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
