import { StrnnError } from '@strnn/core/error';
import type { SampleArray } from '../Signals.js';
import { filterInPlace } from './filterInPlace.js';
import { filterTwoInPlace } from './filterTwoInPlace.js';
import { oddPadding, padOdd } from './padOdd.js';
import type { SecondOrderSection } from './SecondOrderSection.js';
import { stepState } from './stepState.js';

/**
 * `filterFilterSections` (`'zero'`) or `filterSections` from zeros (`'causal'`) of every channel, two at a time in two
 * float64 buffers that are used again. Every result is of the type of its channel.
 *
 * @throws StrnnError `shape` when the channels are not longer than the padding of one side.
 */
export function filterChannels(
  sections: readonly SecondOrderSection[],
  channels: readonly SampleArray[],
  phase: 'zero' | 'causal',
  where: string,
): SampleArray[] {
  const length = channels[0].length;
  const padding = phase === 'zero' ? oddPadding(sections) : 0;
  if (length <= padding) {
    throw new StrnnError(
      'shape',
      `${where}: ${sections.length} sections need signals of more than ${padding} samples, found ${length}`,
    );
  }
  const settled = stepState(sections);
  const lanes = Array.from({ length: Math.min(2, channels.length) }, () => ({
    samples: new Float64Array(length + 2 * padding),
    state: new Float64Array(2 * sections.length),
  }));
  const pass = (direction: 1 | -1, used: number): void => {
    for (const { samples, state } of lanes) {
      const start = samples[direction === 1 ? 0 : samples.length - 1];
      for (let n = 0; n < state.length; n++) state[n] = phase === 'zero' ? settled[n] * start : 0;
    }
    if (used === 2) filterTwoInPlace(sections, lanes[0], lanes[1], direction);
    else filterInPlace(sections, lanes[0].samples, lanes[0].state, direction);
  };
  const filtered: SampleArray[] = [];
  for (let channel = 0; channel < channels.length; channel += 2) {
    const pair = channels.slice(channel, channel + 2);
    pair.forEach((signal, lane) => padOdd(signal, padding, lanes[lane].samples));
    pass(1, pair.length);
    if (phase === 'zero') pass(-1, pair.length);
    pair.forEach((signal, lane) => {
      const values = lanes[lane].samples.subarray(padding, padding + length);
      filtered.push(signal instanceof Float32Array ? new Float32Array(values) : values.slice());
    });
  }
  return filtered;
}
