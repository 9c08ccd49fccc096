import { StrnnError } from '@strnn/core/error';
import { parseIndexRanges } from './parseIndexRanges.js';
import type { Fold } from './Protocol.js';
import type { SplitSamples } from './splitFolds.js';
import { splitManifest, type SplitManifest } from './splitManifest.js';

/**
 * The folds of a saved split (`split.json`), for whoever checks it again or repeats a run elsewhere: with `leakGate`, or to
 * train another model on the same sides.
 *
 * @param manifest as `splitManifest` made it, or what was read of `split.json`
 * @param samples of the same data set, in the same order
 * @throws StrnnError 'data' where the samples are others than those that were split, or the manifest was changed by hand
 */
export function foldsOfManifest(manifest: SplitManifest, samples: SplitSamples): Fold[] {
  if (manifest.samples !== samples.y.length) {
    throw new StrnnError(
      'data',
      `The split is of ${manifest.samples} samples, but these are ${samples.y.length}: load the data set with the same options.`,
    );
  }
  const folds = manifest.folds.map(({ index, name, train, validation, test }): Fold => {
    const indices = { train, validation, test };
    const sides = Object.entries(indices).map(([side, { samples: text }]) => {
      const found = parseIndexRanges(text);
      if (found !== undefined && found.every((sample) => sample < samples.y.length)) return [side, found] as const;
      throw new StrnnError(
        'data',
        `Fold ${index} (${name}): ${side} has samples '${text}'; expected ranges such as '0-57 60'.`,
      );
    });
    return { index, name, ...(Object.fromEntries(sides) as Pick<Fold, 'train' | 'validation' | 'test'>) };
  });
  const again = splitManifest(folds, samples).manifest;
  if (again.idsSha256 !== manifest.idsSha256) {
    throw new StrnnError(
      'data',
      'The split is of samples with other subjects, sessions, trials, windows or classes, or in another order ' +
        `(ids ${manifest.idsSha256.slice(0, 12)}, here ${again.idsSha256.slice(0, 12)}): load the same data set with the same options.`,
    );
  }
  const changed = again.folds.find((fold, k) => JSON.stringify(fold) !== JSON.stringify(manifest.folds[k]));
  if (changed !== undefined) {
    throw new StrnnError('data', `Fold ${changed.index} (${changed.name}): sizes or subjects do not fit its samples.`);
  }
  return folds;
}
