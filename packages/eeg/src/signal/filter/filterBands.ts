import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { checkSignals } from '../checkSignals.js';
import { refuseGaps } from '../refuseGaps.js';
import type { Signals } from '../Signals.js';
import { butterworthSections } from './butterworthSections.js';
import { filterChannels } from './filterChannels.js';

export interface FilterBandsOptions {
  /**
   * Frequency bands in Hz by name, `{ theta: [4, 8], alpha: [8, 13] }`; edges at -3 dB of one pass. They may overlap.
   */
  readonly bands: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Butterworth order of each edge. Default 4. */
  readonly order?: number;
  /** As in `filterSignals`. Default `'zero'`. */
  readonly phase?: 'zero' | 'causal';
}

/**
 * The same signals in several frequency bands: one Butterworth band-pass each, as `filterSignals` with `highPass` and
 * `lowPass`. Checks every band before it filters the first. The results together take as much memory as the signals
 * once per band.
 *
 * @returns band name -> signals, in the order of `bands`
 * @throws StrnnError `option` naming the band that cannot be; `shape` and `data` as `filterSignals`.
 */
export function filterBands(signals: Signals, options: FilterBandsOptions): ReadonlyMap<string, Signals> {
  checkOptionNames(options, 'filterBands', ['bands', 'order', 'phase']);
  const { bands, order = 4, phase = 'zero' } = options;
  if (phase !== 'zero' && phase !== 'causal') {
    throw unknownName('filterBands.phase', 'phase', String(phase), ['zero', 'causal']);
  }
  const names = Object.keys(bands ?? {});
  if (names.length === 0) throw new StrnnError('option', 'filterBands.bands: expected at least one band, found none');
  checkSignals(signals, 'filterBands');
  refuseGaps(signals, 'filterBands');
  const cascades = names.map((name) => {
    try {
      return butterworthSections({ type: 'band-pass', order, cutoff: bands[name], rate: signals.rate });
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      throw new StrnnError(error.code, `filterBands.bands.${name}: ${error.message}`, { cause: error });
    }
  });
  return new Map(
    cascades.map((sections, band) => [
      names[band],
      { ...signals, data: filterChannels(sections, signals.data, phase, `filterBands.bands.${names[band]}`) },
    ]),
  );
}
