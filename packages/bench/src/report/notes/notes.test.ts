import { describe, expect, it } from 'vitest';
import { fakeReportInput } from '../fakeReportInput.test.fixture.js';
import type { ReportInput } from '../Report.js';
import { summarize } from '../summary/summarize.js';
import { findPaperMarks, paperMarks } from './paperMarks.js';
import { readingNotes } from './readingNotes.js';
import { statementOf } from './statementOf.js';

/** The complete matrix with the predictions of some rows replaced: right with the given share, the same in every subject. */
function withSkill(skill: (label: string) => number | undefined, subjects = 16): ReportInput {
  const input = fakeReportInput({ incomplete: false, plain: true, subjects });
  return {
    ...input,
    results: input.results.map((result) => {
      const share = skill(result.cell.label);
      if (share === undefined) return result;
      // A little more in every further subject, so that no two differences are tied.
      const folds = result.folds.map((fold, f) => {
        const right = Math.round(fold.truth.length * (share - 0.01 * f));
        return { ...fold, predicted: fold.truth.map((k, i) => (i < right ? k : (k + 1) % 3)) };
      });
      return { ...result, folds };
    }),
  };
}

const notesOf = (input: ReportInput): string => readingNotes(summarize(input)).join('\n');

describe('readingNotes', () => {
  it('begins with what has to be known of the data, also before any result', () => {
    const input = fakeReportInput({ incomplete: false, plain: true });
    const data = { ...input.data, notes: ['The recordings are a generated look-alike.', 'All saw the same.'] };
    expect(readingNotes(summarize({ ...input, data })).slice(0, 2)).toEqual(data.notes);
    expect(readingNotes(summarize({ ...input, data, results: [] }))).toEqual([...data.notes, expect.any(String)]);
  });

  it('says that recurrence has not been shown to help where it has not', () => {
    const notes = notesOf(withSkill((label) => (label.startsWith('traversal=none') ? 0.8 : undefined)));
    expect(notes).toMatch(
      /^0 of 6 rows compared .* are shown to be higher and 6 lower .*: on this data, with these settings, spatial recurrence has not been shown to earn its cost\.$/mu,
    );
    expect(notes).toMatch(
      /traversal=quad projector=l1 minus traversal=none projector=l1: \u2212.*: a difference is shown \(lower\)\./u,
    );
  });

  it('says so where it has', () => {
    const notes = notesOf(
      withSkill((label) =>
        label === 'traversal=quad projector=l1' ? 0.9 : label.startsWith('traversal=none') ? 0.55 : undefined,
      ),
    );
    expect(notes).toMatch(/shown to help in .*traversal=quad projector=l1/u);
    expect(notes).toMatch(
      /traversal=quad projector=l1 minus traversal=none projector=l1: \+0\.\d{3} \u00b1 .*after Holm p .*: a difference is shown \(higher\)\./u,
    );
    expect(notes).not.toMatch(/has not been shown/u);
  });

  it('leaves it open where nothing can be tested', () => {
    const notes = notesOf(fakeReportInput({ subjects: 3, incomplete: false, plain: true }));
    expect(notes).toMatch(/^0 of 6 rows .* can be tested: whether spatial recurrence earns its cost stays open\.$/mu);
    expect(notes).toMatch(/no test: needs at least 6 pairs, but found 3/u);
  });

  it('names the best rows, the rows at or below the majority, the spread of seeds', () => {
    const notes = notesOf(withSkill((label) => (label === 'traversal=quad projector=dense' ? 0.3 : undefined)));
    expect(notes).toMatch(
      /Highest mean accuracy, STRNN as reconstructed: traversal=.* \(\u00b1 sd over 16 subjects\)\./u,
    );
    expect(notes).toMatch(/Highest mean accuracy, other models: logistic-regression, /u);
    expect(notes).toMatch(/both were picked after seeing the results, so no test is given/u);
    expect(notes).toMatch(
      /Not above the majority rate \(always saying 'S\d \w+' gives 0\.\d{3}\): traversal=quad projector=dense, /u,
    );
    expect(notes).toMatch(/Seeds alone move the mean accuracy of one configuration by up to 0\.\d{3} \(.*, 2 seeds\)/u);
  });

  it('warns of single seeds, lenient and transductive rows only where there are some', () => {
    expect(notesOf(fakeReportInput())).toMatch(/2 STRNN rows rest on one seed[\s\S]*marked L[\s\S]*marked T/u);
    expect(notesOf(fakeReportInput({ incomplete: false, plain: true }))).not.toMatch(/one seed;|marked/u);
  });

  it('has nothing to say before the first result', () => {
    expect(readingNotes(summarize({ ...fakeReportInput(), results: [] }))).toEqual([
      'No cell is done yet: there is nothing to read.',
    ]);
  });

  it('calls no row without recurrence a comparison of recurrence', () => {
    const { rows } = summarize(fakeReportInput({ incomplete: false }));
    expect(statementOf(rows.find((row) => row.label === 'traversal=none projector=l1')!)).toBeUndefined();
    expect(statementOf(rows.find((row) => row.label.includes('LENIENT'))!)).toBeUndefined();
  });
});

describe('paperMarks', () => {
  it('are found for SEED and CK+ only', () => {
    expect(['seed', 'SEED', 'ck-plus', 'CK+', 'ckplus'].map((name) => findPaperMarks(name)?.dataSet)).toEqual([
      'SEED',
      'SEED',
      'CK+',
      'CK+',
      'CK+',
    ]);
    expect(['uci-eeg', 'seed-iv', 'SEED-V', 'gfe', ''].map(findPaperMarks)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('carry a mark on every figure', () => {
    for (const { figures } of paperMarks) {
      for (const { accuracyMark, deviation, deviationMark } of figures) {
        expect(['V', 'S', '?']).toContain(accuracyMark);
        expect(deviation === undefined).toBe(deviationMark === undefined);
      }
    }
    expect(paperMarks[0].figures[0]).toMatchObject({
      accuracy: 89.5,
      accuracyMark: 'S',
      deviation: 7.63,
      deviationMark: '?',
    });
    expect(paperMarks[1].figures).toHaveLength(14);
  });
});
