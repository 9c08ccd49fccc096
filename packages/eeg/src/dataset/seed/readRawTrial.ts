import { StrnnError } from '@strnn/core/error';
import { seed62Sites } from '@strnn/core/sites';
import type { MatFile } from '../../format/mat/MatFile.js';
import type { Signals } from '../../signal/Signals.js';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { seedRate } from './seedFacts.js';

/**
 * The signals of one trial: an array of 62 channels x samples at 200 Hz. The release names no unit; by their size the
 * values are uV.
 *
 * @throws StrnnError `data` naming file and variable for another shape or class.
 */
export async function readRawTrial(mat: MatFile, variable: string): Promise<Signals> {
  const where = `${mat.file}: ${variable}`;
  const { names } = seed62Sites();
  const { dims, data } = matNumbers(await mat.read(variable), where);
  if (dims.length !== 2 || dims[0] !== names.length || dims[1] < 1) {
    throw new StrnnError('data', `${where}: expected ${names.length} x samples values, found ${dims.join(' x ')}`);
  }
  const channels = names.map((_, channel) => {
    const signal = new Float64Array(dims[1]);
    for (let n = 0, from = channel; n < signal.length; n++, from += names.length) signal[n] = data[from];
    return signal;
  });
  return { names, rate: seedRate, units: names.map(() => 'uV'), data: channels };
}
