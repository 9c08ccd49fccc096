import { writeNpz } from '../../format/npz/writeNpz.js';
import type { NdArray } from '../../format/pickle/NdArray.js';
import { writePickle } from '../../format/pickle/writePickle.js';

export interface SeedVWrittenTrial {
  readonly windows: number;
  /** Class of all windows. */
  readonly label: number;
  /** windows x 310, row-major. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** Writes one subject's file in the form that `readSeedVFile` reads, as the release has it. Rejects as `writeNpz`. */
export async function writeSeedVFile(file: string, trials: readonly SeedVWrittenTrial[]): Promise<void> {
  const data = trials.map(({ windows, values }, index): [number, NdArray] => [
    index,
    { dtype: 'float64', shape: [windows, values.length / windows], fortranOrder: false, data: values },
  ]);
  const label = trials.map(({ windows, label: value }, index): [number, NdArray] => [
    index,
    { dtype: 'float64', shape: [windows], fortranOrder: false, data: new Float64Array(windows).fill(value) },
  ]);
  const pickled = (dict: readonly [number, NdArray][]): NdArray => ({
    dtype: 'bytes',
    shape: [],
    fortranOrder: false,
    data: [writePickle(new Map(dict), { protocol: 3 })],
  });
  await writeNpz(
    file,
    new Map([
      ['data', pickled(data)],
      ['label', pickled(label)],
    ]),
  );
}
