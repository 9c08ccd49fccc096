import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import { leaveOneSubjectOut, shuffledKFold, splitFolds } from '../protocol/index.js';
import { assertNoLeak } from './assertNoLeak.js';

const samples = exampleSamples({ subjects: 4 });

describe('assertNoLeak', () => {
  it('is silent about an honest run', () => {
    const protocol = leaveOneSubjectOut();
    expect(() => assertNoLeak({ protocol, folds: splitFolds(protocol, samples), samples })).not.toThrow();
  });

  it('names every leak with counts and examples', () => {
    const protocol = leaveOneSubjectOut();
    const folds = splitFolds(shuffledKFold({ folds: 4 }), samples);
    const selection = [{ what: 'epoch', fold: 1, selectedOn: folds[1].test }];
    const error = (() => {
      try {
        assertNoLeak({ protocol, folds, samples, selection });
      } catch (caught) {
        return caught;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(StrnnError);
    const { code, message } = error as StrnnError;
    expect(code).toBe('leak');
    expect(message).toMatch(/^The leak gate refuses this run \(leave-one-subject-out\):\n/);
    expect(message).toMatch(
      /- shared-subject: .* 16 subjects in 4 of 4 folds, e\.g\. in fold 1 of 4: subject S1: \d+ training/,
    );
    expect(message).toMatch(/- shared-session: /);
    expect(message).toMatch(/- shared-trial: /);
    expect(message).toMatch(
      /- selection-on-test: .* 12 samples in 1 of 4 folds, e\.g\. in fold 2 of 4: epoch chosen on test sample/,
    );
    expect(message.split('\n')).toHaveLength(5);
  });
});
