import { StrnnError } from '@strnn/core/error';
import { openMat } from '../../format/mat/openMat.js';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { seedClasses, seedLabels } from './seedFacts.js';

/**
 * Class indices (0 negative, 1 neutral, 2 positive) of the 15 film clips, from the variable `label` of label.mat.
 *
 * @throws StrnnError `data` unless it holds 15 times -1, 0 or 1.
 */
export async function readSeedLabels(file: string): Promise<Int32Array> {
  const mat = await openMat(file);
  try {
    const { data } = matNumbers(await mat.read('label'), `${file}: label`);
    const labels = Int32Array.from(data, (value) => value + 1);
    const fits = data.length === seedLabels.length && data.every((value) => value === -1 || value === 0 || value === 1);
    if (fits) return labels;
    throw new StrnnError(
      'data',
      `${file}: label: expected ${seedLabels.length} numbers -1, 0 or 1 (${seedClasses.join(', ')}), ` +
        `found ${data.length}: ${[...data.slice(0, 20)].join(' ')}`,
    );
  } finally {
    await mat.close();
  }
}
