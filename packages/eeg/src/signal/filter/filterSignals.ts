import { unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { checkSignals } from '../checkSignals.js';
import { refuseGaps } from '../refuseGaps.js';
import type { Signals } from '../Signals.js';
import { filterCascade, filterOptionNames, type FilterOptions } from './filterCascade.js';
import { filterChannels } from './filterChannels.js';

const phases = ['zero', 'causal'] as const;

export interface FilterSignalsOptions extends FilterOptions {
  /**
   * `'zero'`: forwards and backwards, without delay and with twice the attenuation (`scipy.signal.sosfiltfilt`). It
   * looks into the future, which does no harm where whole trials are filtered apart from each other. `'causal'`:
   * forwards only, from a state of zeros (`scipy.signal.sosfilt`), as a device in use would. Default `'zero'`.
   */
  readonly phase?: (typeof phases)[number];
}

/**
 * Filters every channel with one Butterworth filter and notches, computed in float64 and stored in the type of the
 * input. Cascade and padding are those of SciPy: its `butter` (both edges: a band-pass) and `iirnotch` sections in one
 * `sosfiltfilt`.
 *
 * @throws StrnnError `option` for an option that cannot be; `shape` for signals shorter than the padding; `data` as
 *   `checkSignals` and `refuseGaps`.
 */
export function filterSignals(signals: Signals, options: FilterSignalsOptions): Signals {
  checkOptionNames(options, 'filterSignals', filterOptionNames);
  const { phase = 'zero', ...filter } = options;
  if (!phases.includes(phase)) throw unknownName('filterSignals.phase', 'phase', String(phase), phases);
  checkSignals(signals, 'filterSignals');
  refuseGaps(signals, 'filterSignals');
  const sections = filterCascade(filter, signals.rate, 'filterSignals');
  return { ...signals, data: filterChannels(sections, signals.data, phase, 'filterSignals') };
}
