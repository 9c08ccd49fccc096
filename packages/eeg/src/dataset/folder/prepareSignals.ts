import { filterSignals } from '../../signal/filter/filterSignals.js';
import { rereference } from '../../signal/reference/rereference.js';
import { resample } from '../../signal/resample/resample.js';
import type { Signals } from '../../signal/Signals.js';
import { selectChannels } from '../../signal/selectChannels.js';
import type { ResolvedEegFolderOptions } from './resolveEegFolderOptions.js';

/** Which channels to read for these: the reference's own ones are read too, and left out afterwards. */
export function channelsToRead(
  channels: readonly string[],
  { reference }: Pick<ResolvedEegFolderOptions, 'reference'>,
): string[] {
  const extra =
    reference === null || reference === 'average' ? [] : typeof reference === 'string' ? [reference] : reference;
  return [...new Set([...channels, ...extra])];
}

/**
 * One trial made ready for features: another reference, filters (zero-phase), another rate, in this order. Every step sees
 * the trial's own samples alone, so that nothing of a neighbouring trial leaks in; that costs some accuracy at its ends.
 *
 * @throws StrnnError as `rereference`, `filterSignals` and `resample`
 */
export function prepareSignals(
  signals: Signals,
  channels: readonly string[],
  { reference, bandPass, notch, rate }: ResolvedEegFolderOptions,
): Signals {
  let prepared = signals;
  if (reference !== null) prepared = rereference(prepared, { reference });
  // A channel that is its own reference is 0 everywhere: it says nothing.
  prepared = selectChannels(prepared, channels);
  if (bandPass !== null || notch.length > 0) {
    prepared = filterSignals(prepared, {
      ...(bandPass === null ? {} : { highPass: bandPass[0], lowPass: bandPass[1] }),
      ...(notch.length === 0 ? {} : { notch }),
    });
  }
  return rate === null || rate === prepared.rate ? prepared : resample(prepared, rate);
}
