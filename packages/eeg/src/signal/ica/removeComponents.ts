import { StrnnError } from '@strnn/core/error';
import type { SampleArray, Signals } from '../Signals.js';
import { icaChannels, icaSources } from './icaSources.js';
import type { Ica } from './Ica.js';

/**
 * Signals without the named components: each one's course times its map is taken off the channels; what the components
 * do not hold (principal components left out when fitting) stays, as in `mne.preprocessing.ICA.apply`. Channels that
 * the components were not fitted on stay as they are. Computed in float64, stored in the type of the input.
 *
 * @param components indexes from 0, such as those of `findEogComponents`; with none the signals are given back as
 *   they are
 * @throws StrnnError `option` for an index that is none, or named twice, and as `icaSources`.
 */
export function removeComponents(ica: Ica, signals: Signals, components: readonly number[]): Signals {
  components.forEach((component, at) => {
    if (
      !Number.isInteger(component) ||
      component < 0 ||
      component >= ica.components ||
      components.indexOf(component) !== at
    ) {
      throw new StrnnError(
        'option',
        `removeComponents: expected different whole numbers from 0 to ${ica.components - 1}, found ${components.join(', ')}`,
      );
    }
  });
  const sources = icaSources(ica, signals).data;
  if (components.length === 0) return signals;
  const indexes = icaChannels(ica, signals, 'removeComponents');
  const data: SampleArray[] = [...signals.data];
  indexes.forEach((index, channel) => {
    const samples = signals.data[index];
    const out = new Float64Array(samples);
    for (const component of components) {
      const [weight, source] = [ica.mixing[channel * ica.components + component], sources[component]];
      for (let n = 0; n < out.length; n++) out[n] -= weight * source[n];
    }
    data[index] = samples instanceof Float32Array ? new Float32Array(out) : out;
  });
  return { ...signals, data };
}
