import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { foldsOfManifest } from './foldsOfManifest.js';
import { groupedKFold } from './groupedKFold.js';
import { indexRanges } from './indexRanges.js';
import { leakyTwin } from './leakyTwin.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { parseIndexRanges } from './parseIndexRanges.js';
import { splitFolds } from './splitFolds.js';
import { splitManifest, type SplitManifest } from './splitManifest.js';
import { trialsInOrder } from './trialsInOrder.js';
import { withinTrial } from './withinTrial.js';

const samples = exampleSamples({ subjects: 4, trials: 6 });
const saved = (manifest: SplitManifest): SplitManifest => JSON.parse(JSON.stringify(manifest)) as SplitManifest;

describe('foldsOfManifest', () => {
  it.each([
    leaveOneSubjectOut({ validationGroups: 1 }),
    groupedKFold({ folds: 3, by: 'trial' }),
    trialsInOrder({ train: 4, test: 2, validationGroups: 1 }),
    withinTrial({ folds: 2 }),
    leakyTwin(leaveOneSubjectOut()),
  ])('gives the folds again that were saved: %o', (protocol) => {
    const folds = splitFolds(protocol, samples);
    expect(foldsOfManifest(saved(splitManifest(folds, samples).manifest), samples)).toEqual(folds);
  });

  const { manifest } = splitManifest(splitFolds(leaveOneSubjectOut(), samples), samples);

  it('refuses other samples, or the same in another order', () => {
    expect(() => foldsOfManifest(manifest, exampleSamples({ subjects: 3, trials: 6 }))).toThrow(
      'The split is of 96 samples, but these are 72: load the data set with the same options.',
    );
    const reversed = { ...samples, ids: { ...samples.ids, subject: [...samples.ids.subject].reverse() } };
    expect(() => foldsOfManifest(manifest, reversed)).toThrow(
      /in another order \(ids [0-9a-f]{12}, here [0-9a-f]{12}\)/,
    );
  });

  it('refuses a manifest that was changed by hand', () => {
    const changed = (test: Partial<SplitManifest['folds'][0]['test']>): SplitManifest => {
      const [first, ...rest] = saved(manifest).folds;
      return { ...manifest, folds: [{ ...first, test: { ...first.test, ...test } }, ...rest] };
    };
    expect(() => foldsOfManifest(changed({ samples: '0-22' }), samples)).toThrow(
      'Fold 0 (subject S1): sizes or subjects do not fit its samples.',
    );
    expect(() => foldsOfManifest(changed({ samples: '90-99' }), samples)).toThrow(
      /test has samples '90-99'; expected ranges/,
    );
    expect(() => foldsOfManifest(changed({ samples: 'all' }), samples)).toThrow(/test has samples 'all'/);
  });
});

it('parseIndexRanges undoes indexRanges', () => {
  for (const list of [[], [3], [0, 1, 2], [0, 2, 3, 9, 10, 11, 40]]) {
    const indices = Int32Array.from(list);
    expect(parseIndexRanges(indexRanges(indices))).toEqual(indices);
  }
  for (const text of ['-1', '1,2', 'a', '1  2', '1-']) expect(parseIndexRanges(text)).toBeUndefined();
});
