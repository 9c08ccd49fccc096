import { StrnnError } from '@strnn/core/error';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { openEdf } from '../../format/edf/openEdf.js';
import { eegmatLayout } from './eegmatLayout.js';
import { refuseCut } from './refuseCut.js';
import type { ResolvedEegmatOptions } from './resolveEegmatOptions.js';

/**
 * Features of the 19 EEG channels of one recording, of its first `seconds` or of as much as there is.
 * @throws StrnnError `data` for a file that is no EDF, is cut, lacks a channel or has another rate than 500 Hz.
 */
export async function loadEegmatTrial(
  file: string,
  { seconds, recipe }: ResolvedEegmatOptions,
): Promise<FeatureSeries> {
  const recording = await openEdf(file);
  try {
    refuseCut(recording);
    const names = recording.channels.map(({ name }) => name);
    const missing = eegmatLayout.channels.filter((name) => !names.includes(name));
    if (missing.length > 0) {
      throw new StrnnError(
        'data',
        `${file}: expected the 19 EEG channels, found none of the name ${missing.join(', ')} among ${names.join(', ')}`,
      );
    }
    const [{ rate, samples }] = recording.channels.filter(({ name }) => name === eegmatLayout.channels[0]);
    if (rate !== eegmatLayout.rate)
      throw new StrnnError('data', `${file}: expected ${eegmatLayout.rate} Hz, found ${rate} Hz`);
    const to = seconds === null ? samples : Math.min(samples, Math.round(seconds * rate));
    return extractFeatures(await recording.read({ channels: eegmatLayout.channels, to }), recipe);
  } finally {
    await recording.close();
  }
}
