import { StrnnError } from '@strnn/core/error';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { openMat } from '../../format/mat/openMat.js';
import { montageChannels } from '../../montage/montageChannels.js';
import type { RatedTrial } from '../rating/Rating.js';
import { subtractBaseline } from '../rating/subtractBaseline.js';
import { dreamerLayout, dreamerScales } from './dreamerLayout.js';
import { readDreamerTrials, type DreamerContent, type DreamerLeaf } from './readDreamerTrials.js';
import type { ResolvedDreamerOptions } from './resolveDreamerOptions.js';

/**
 * The trials of DREAMER.mat, read once from beginning to end: the features of each recording are computed when it comes by,
 * so that no more than one recording is in memory. Trials are named by the film, `'1'` to `'18'`.
 *
 * @throws StrnnError `data` naming the file, subject and film, and what is missing or wrong.
 */
export async function loadDreamer(file: string, options: ResolvedDreamerOptions): Promise<RatedTrial[]> {
  const films = new Map<string, { readonly leaf: Omit<DreamerLeaf, 'channels'>; readonly series: FeatureSeries }>();
  const baselines = new Map<string, FeatureSeries>();
  const mat = await openMat(file);
  let content: DreamerContent;
  try {
    content = await readDreamerTrials(
      mat,
      ({ channels, ...leaf }) => {
        const where = `${file}: subject ${leaf.subject}, film ${leaf.trial}, ${leaf.kind}`;
        const seconds = leaf.kind === 'stimuli' ? options.lastSeconds : options.baselineSeconds;
        const series = featuresOf(channels, seconds, options, where);
        const key = `${leaf.subject} ${leaf.trial}`;
        if (leaf.kind === 'stimuli') films.set(key, { leaf, series });
        else baselines.set(key, series);
      },
      (kind) => kind === 'stimuli' || options.baseline === 'subtract',
    );
  } finally {
    await mat.close();
  }
  if (films.size === 0)
    throw new StrnnError('data', `${file}: expected recordings at DREAMER.Data{1}.EEG.stimuli{1}, found none`);
  return [...films.values()].map(({ leaf: { subject, trial }, series }) => {
    const where = `${file}: subject ${subject}, film ${trial}`;
    const baseline = baselines.get(`${subject} ${trial}`);
    if (options.baseline === 'subtract' && !baseline)
      throw new StrnnError('data', `${where}: expected a baseline, found none`);
    const corrected = options.baseline === 'subtract' && baseline ? subtractBaseline(series, baseline) : series;
    const ratings = Object.fromEntries(
      dreamerScales.names.map((scale) => [scale, ratingOf(content, subject, trial, scale, where)]),
    );
    return { subject: String(subject), session: '1', trial: String(trial), label: 0, ratings, series: corrected };
  });
}

/** Of the last `seconds`, or of all. */
function featuresOf(
  channels: readonly Float64Array[],
  seconds: number | null,
  { recipe }: ResolvedDreamerOptions,
  where: string,
): FeatureSeries {
  const { rate } = dreamerLayout;
  const samples = channels[0].length;
  const wanted = seconds === null ? samples : Math.round(seconds * rate);
  if (samples < wanted) {
    throw new StrnnError('data', `${where}: expected at least ${seconds} s, found ${(samples / rate).toFixed(1)} s`);
  }
  const names = montageChannels('emotiv14');
  const data = channels.map((channel) => channel.subarray(samples - wanted));
  try {
    return extractFeatures({ names, rate, units: names.map(() => 'uV'), data }, recipe);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    throw new StrnnError(error.code, `${where}: ${error.message}`, { cause: error });
  }
}

function ratingOf({ ratings }: DreamerContent, subject: number, trial: number, scale: string, where: string): number {
  const value = ratings.get(subject)?.get(scale)?.[trial - 1];
  const { least, most } = dreamerScales;
  if (value !== undefined && value >= least && value <= most) return value;
  throw new StrnnError(
    'data',
    `${where}: ${scale}: expected a rating from ${least} to ${most}, found ${value ?? 'none'}`,
  );
}
