import type { HogNorm } from './HogOptions.js';

const epsilon = 1e-5;
/** Where `'L2-Hys'` cuts (Lowe 2004; Dalal and Triggs 2005). */
const most = 0.2;

/** Brings a block's histograms to one scale, in place. @param values >= 0 */
export function normaliseBlock(values: Float64Array, norm: HogNorm): void {
  switch (norm) {
    case 'L1':
    case 'L1-sqrt': {
      const sum = values.reduce((total, value) => total + value, epsilon);
      for (let i = 0; i < values.length; i++) {
        values[i] = norm === 'L1' ? values[i] / sum : Math.sqrt(values[i] / sum);
      }
      return;
    }
    case 'L2':
      divideByLength(values);
      return;
    case 'L2-Hys':
      divideByLength(values);
      for (let i = 0; i < values.length; i++) values[i] = Math.min(values[i], most);
      divideByLength(values);
  }
}

function divideByLength(values: Float64Array): void {
  const length = Math.sqrt(values.reduce((total, value) => total + value * value, epsilon * epsilon));
  for (let i = 0; i < values.length; i++) values[i] /= length;
}
