import { unknownName } from '@strnn/core/error';
import { channelScaler } from './channelScaler.js';
import { featureScaler } from './featureScaler.js';
import { noScaler } from './noScaler.js';
import type { Scaler } from './Scaler.js';
import { sampleScaler } from './sampleScaler.js';
import { subjectScaler } from './subjectScaler.js';

/** Every scaler there is. */
export const scalers: readonly Scaler[] = [noScaler, featureScaler, channelScaler, sampleScaler, subjectScaler];

/**
 * A scaler by name.
 *
 * @param where option path for the error, e.g. `'scaler'`
 * @throws StrnnError 'option' for an unknown name, with the nearest allowed one
 */
export function findScaler(name: string, where = 'scaler'): Scaler {
  const found = scalers.find((scaler) => scaler.name === name);
  if (found === undefined)
    throw unknownName(
      where,
      'scaler',
      name,
      scalers.map((scaler) => scaler.name),
    );
  return found;
}
