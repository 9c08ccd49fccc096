import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { checkSignals } from '../checkSignals.js';
import { selectChannels } from '../selectChannels.js';
import type { Signals } from '../Signals.js';
import { eogBandPass } from './eogBandPass.js';
import type { Ica } from './Ica.js';
import { icaSources } from './icaSources.js';
import { iteratedOutliers } from './iteratedOutliers.js';

export interface FindEogComponentsOptions {
  /** `'z'`: z-score of the correlation among the components; `'correlation'`: its absolute value. Default `'z'`. */
  readonly measure?: 'z' | 'correlation';
  /** Above it a component is one of the eyes. Default 3 for `'z'`, 0.9 for `'correlation'`, MNE's. */
  readonly threshold?: number;
  /** Band in Hz in which they are compared. Default [1, 10]. */
  readonly band?: readonly [low: number, high: number];
}

export interface EogComponents {
  /** Indexes of the components, the highest correlation first. */
  readonly components: readonly number[];
  /** EOG channel -> correlation of each component with it, -1 to 1. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly measure: 'z' | 'correlation';
  readonly threshold: number;
}

/**
 * Finds components that go with eye movements: their correlation with EOG channels, or frontal ones that stand in for
 * them such as Fp1 and Fp2, within 1 to 10 Hz. Scores and verdicts are those of `mne.preprocessing.ICA.find_bads_eog`
 * for the same sources: its band-pass (`eogBandPass`), Pearson's correlation, and z-scores twice, the second time
 * without the outliers of the first. Signals should be longer than 10 s, its filter. Nothing is learned here but the
 * choice of components: choose them on training data.
 *
 * @param signals with the channels of the components and the EOG channels
 * @throws StrnnError `option` for an unknown channel (with the nearest name), an option that cannot be, or a
 *   threshold that no z-score among so few components can reach; `data` for a channel that does not move, and as
 *   `icaSources`.
 */
export function findEogComponents(
  ica: Ica,
  signals: Signals,
  eogChannels: readonly string[],
  options: FindEogComponentsOptions = {},
): EogComponents {
  checkOptionNames(options, 'findEogComponents', ['measure', 'threshold', 'band']);
  const { measure = 'z', band = [1, 10] } = options;
  if (measure !== 'z' && measure !== 'correlation') {
    throw unknownName('findEogComponents.measure', 'measure', String(measure), ['z', 'correlation']);
  }
  const threshold = options.threshold ?? (measure === 'z' ? 3 : 0.9);
  if (!(threshold > 0 && threshold < Infinity)) {
    throw new StrnnError('option', `findEogComponents.threshold: expected a positive number, found ${threshold}`);
  }
  if (eogChannels.length === 0) {
    throw new StrnnError(
      'option',
      'findEogComponents: expected at least one EOG channel, or a frontal one such as Fp1 in its place, found none',
    );
  }
  const most = (ica.components - 1) / Math.sqrt(ica.components);
  if (measure === 'z' && !(most > threshold)) {
    throw new StrnnError(
      'option',
      `findEogComponents.threshold: among ${ica.components} components no z-score can be above ${most.toFixed(2)}, found ${threshold}; ` +
        "lower it, or use the measure 'correlation'",
    );
  }
  const eog = selectChannels(signals, eogChannels);
  checkSignals(eog, 'findEogComponents');
  eog.data.forEach((samples, index) => {
    if (samples.every((value: number) => value === samples[0])) {
      throw new StrnnError('data', `findEogComponents: channel '${eog.names[index]}' does not move`);
    }
  });
  const targets = eogBandPass(eog.data, signals.rate, band);
  const sources = eogBandPass(icaSources(ica, signals).data, signals.rate, band);

  const scores = new Map<string, Float64Array>();
  const found = new Map<number, number>();
  eog.names.forEach((name, index) => {
    const correlations = Float64Array.from(sources, (source) => correlation(source, targets[index]));
    scores.set(name, correlations);
    const outliers =
      measure === 'z'
        ? iteratedOutliers(correlations, threshold)
        : [...correlations.keys()].filter((component) => Math.abs(correlations[component]) > threshold);
    for (const component of outliers) {
      found.set(component, Math.max(found.get(component) ?? 0, Math.abs(correlations[component])));
    }
  });
  const components = [...found].sort((a, b) => b[1] - a[1]).map(([component]) => component);
  return { components, scores, measure, threshold };
}

/** Pearson's; NaN where one does not move. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let [product, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] - meanA, b[i] - meanB];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / Math.sqrt(squareA * squareB);
}
