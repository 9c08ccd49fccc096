import { rename, writeFile } from 'node:fs/promises';
import { matDouble } from '../../format/mat/matDouble.js';
import { writeMat } from '../../format/mat/writeMat.js';
import type { NdArray } from '../../format/pickle/NdArray.js';
import { writePickle } from '../../format/pickle/writePickle.js';
import { deapLayout, deapScales } from './deapLayout.js';
import type { DeapForm } from './listDeapFiles.js';

/** One subject, in the order of NumPy: the last index runs fastest. */
export interface DeapContent {
  readonly trials: number;
  readonly samples: number;
  /** trials x 40 channels x samples. */
  readonly data: Float64Array<ArrayBuffer>;
  /** trials x 4. */
  readonly ratings: Float64Array<ArrayBuffer>;
}

/** Writes one subject's file as `readDeapFile` reads it. @throws StrnnError `data` when it cannot be written. */
export async function writeDeapFile(
  file: string,
  form: DeapForm,
  { trials, samples, data, ratings }: DeapContent,
): Promise<void> {
  const [shape, scales] = [
    [trials, deapLayout.channels, samples],
    [trials, deapScales.names.length],
  ];
  if (form === 'python') {
    const array = (dims: readonly number[], values: Float64Array<ArrayBuffer>): NdArray => ({
      dtype: 'float64',
      shape: dims,
      fortranOrder: false,
      data: values,
    });
    const dict = new Map([
      ['labels', array(scales, ratings)],
      ['data', array(shape, data)],
    ]);
    await writeFile(`${file}.tmp`, writePickle(dict));
    return rename(`${file}.tmp`, file);
  }
  await writeMat(
    file,
    { data: matDouble(shape, columnMajor(data, shape)), labels: matDouble(scales, columnMajor(ratings, scales)) },
    { compress: true, level: 1 },
  );
}

/** The same array with the first index running fastest. */
function columnMajor(values: Float64Array, shape: readonly number[]): Float64Array {
  const out = new Float64Array(values.length);
  const [first, ...rest] = shape;
  const inner = rest.reduce((product, size) => product * size, 1);
  const [second] = rest;
  const last = inner / second;
  for (let i = 0; i < first; i++) {
    for (let j = 0; j < second; j++) {
      for (let k = 0; k < last; k++) out[i + first * (j + second * k)] = values[i * inner + j * last + k];
    }
  }
  return out;
}
