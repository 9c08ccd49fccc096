import { matDouble } from '../../format/mat/matDouble.js';
import type { MatValue } from '../../format/mat/MatValue.js';
import type { Signals } from '../../signal/Signals.js';

/** The first `samples` samples of all channels as the released files have them: channels x samples. */
export function signalVariable({ data }: Signals, samples: number): MatValue {
  const length = Math.min(samples, data[0].length);
  const values = new Float64Array(data.length * length);
  for (let i = 0, to = 0; i < length; i++) {
    for (const channel of data) values[to++] = channel[i];
  }
  return matDouble([data.length, length], values);
}
