import { createHash } from 'node:crypto';
import { compareNames } from './compareNames.js';
import { indexRanges } from './indexRanges.js';
import type { Fold } from './Protocol.js';
import type { SplitSamples } from './splitFolds.js';

/** One side of a fold. */
export interface ManifestSide {
  readonly size: number;
  /** Ascending sample indices, `'0-57 60'`. */
  readonly samples: string;
  readonly subjects: readonly string[];
}

/** A split as it is saved beside the results. Plain JSON, keys in a fixed order. */
export interface SplitManifest {
  readonly formatVersion: 1;
  /** Number of samples. */
  readonly samples: number;
  /** Hex SHA-256 over every sample's subject, session, trial, window and class, in order: what the indices refer to. */
  readonly idsSha256: string;
  readonly folds: readonly {
    readonly index: number;
    readonly name: string;
    readonly train: ManifestSide;
    readonly validation: ManifestSide;
    readonly test: ManifestSide;
  }[];
}

/**
 * A split for saving, and its hash: who was trained, validated and tested on, so that anybody can repeat it.
 *
 * @returns the manifest, and the hex SHA-256 of its JSON text (`JSON.stringify(manifest)`)
 */
export function splitManifest(
  folds: readonly Fold[],
  samples: SplitSamples,
): { readonly manifest: SplitManifest; readonly sha256: string } {
  const side = (indices: Int32Array): ManifestSide => ({
    size: indices.length,
    samples: indexRanges(indices),
    subjects: [...new Set(Array.from(indices, (i) => samples.ids.subject[i]))].sort(compareNames),
  });
  const manifest: SplitManifest = {
    formatVersion: 1,
    samples: samples.y.length,
    idsSha256: hashIds(samples),
    folds: folds.map(({ index, name, train, validation, test }) => ({
      index,
      name,
      train: side(train),
      validation: side(validation),
      test: side(test),
    })),
  };
  return { manifest, sha256: createHash('sha256').update(JSON.stringify(manifest)).digest('hex') };
}

function hashIds({ ids, y, classes }: SplitSamples): string {
  const hash = createHash('sha256');
  for (let i = 0; i < y.length; i++) {
    const row = [ids.subject[i], ids.session[i], ids.trial[i], ids.window[i], classes[y[i]]];
    hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}
