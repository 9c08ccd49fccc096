import { describe, expect, it } from 'vitest';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';

describe('leaveOneSubjectOut', () => {
  it('gives a plain protocol with its defaults', () => {
    const protocol = leaveOneSubjectOut();
    expect(protocol).toEqual({
      kind: 'leave-one-subject-out',
      by: 'subject',
      folds: 0,
      validationGroups: 0,
      seed: 0,
      lenient: false,
    });
    expect(JSON.parse(JSON.stringify(protocol))).toEqual(protocol);
  });

  it('takes validation groups and a seed', () => {
    expect(leaveOneSubjectOut({ validationGroups: 2, seed: 7 })).toMatchObject({ validationGroups: 2, seed: 7 });
  });

  it('names an unknown option and the nearest allowed one', () => {
    expect(() => leaveOneSubjectOut({ validationGroup: 2 } as object)).toThrow(
      /unknown option 'validationGroup'.*'validationGroups'/,
    );
  });

  it.each([-1, 1.5, NaN, '2'])('refuses validationGroups %s', (validationGroups) => {
    expect(() => leaveOneSubjectOut({ validationGroups } as object)).toThrow(
      /leaveOneSubjectOut\.validationGroups: expected an integer/,
    );
  });
});
