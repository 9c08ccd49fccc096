import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { splitFolds } from './splitFolds.js';
import { splitManifest } from './splitManifest.js';

describe('splitManifest', () => {
  const samples = exampleSamples({ subjects: 4 });
  const folds = splitFolds(leaveOneSubjectOut({ validationGroups: 1 }), samples);
  const { manifest, sha256 } = splitManifest(folds, samples);

  it('is plain JSON that says who is on which side', () => {
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
    expect(manifest.folds[1].test).toEqual({ size: 12, samples: '12-23', subjects: ['S2'] });
    expect(manifest.folds[1].train.subjects).toHaveLength(2);
  });

  it('hashes its own JSON text', () => {
    expect(sha256).toBe(createHash('sha256').update(JSON.stringify(manifest)).digest('hex'));
    expect(splitManifest(splitFolds(leaveOneSubjectOut({ validationGroups: 1 }), samples), samples).sha256).toBe(
      sha256,
    );
  });

  it('changes with the split, the ids and the labels', () => {
    const y = samples.y.slice();
    y[0] = 2;
    const renamed = { ...samples, ids: { ...samples.ids, trial: samples.ids.trial.map((trial) => `t${trial}`) } };
    const hashes = [
      sha256,
      splitManifest(splitFolds(leaveOneSubjectOut({ validationGroups: 1, seed: 1 }), samples), samples).sha256,
      splitManifest(folds, { ...samples, y }).sha256,
      splitManifest(folds, renamed).sha256,
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});
