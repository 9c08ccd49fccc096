import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookalikeReadme, warnOfLookalike } from '@strnn/core/dataset';
import { describe, expect, it, vi } from 'vitest';
import { ckPlusTenFold, leaveOneSubjectOut, seedTrials } from '../../protocol/index.js';
import { fakeReportInput } from '../fakeReportInput.test.fixture.js';
import type { ReportInput } from '../Report.js';
import { summarize } from '../summary/summarize.js';
import { paperSection } from '../section/paperSection.js';
import { isLookalike } from './isLookalike.js';
import { findPaperMarks, paperMarks } from './paperMarks.js';
import { readingNotes } from './readingNotes.js';
import { statementOf } from './statementOf.js';

/** The complete matrix with the predictions of some rows replaced: right with the given share, the same in every subject. */
function withSkill(skill: (label: string) => number | undefined, subjects = 16): ReportInput {
  return fakeReportInput({
    incomplete: false,
    plain: true,
    subjects,
    alter: (result) => {
      const share = skill(result.cell.label);
      if (share === undefined) return result;
      // A little more in every further subject, so that no two differences are tied.
      const folds = result.folds.map((fold, f) => {
        const right = Math.round(fold.truth.length * (share - 0.01 * f));
        return { ...fold, predicted: fold.truth.map((k, i) => (i < right ? k : (k + 1) % 3)) };
      });
      return { ...result, folds };
    },
  });
}

const notesOf = (input: ReportInput): string => readingNotes(summarize(input)).join('\n');

describe('readingNotes', () => {
  it('begins with what has to be known of the data, also before any result', () => {
    const notes = ['The recordings are a generated look-alike.', 'All saw the same.'];
    const input = fakeReportInput({ incomplete: false, plain: true, notes });
    expect(readingNotes(summarize(input)).slice(0, 2)).toEqual(notes);
    expect(readingNotes(summarize({ ...input, results: [] }))).toEqual([...notes, expect.any(String)]);
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

  it('does not hold it against the majority that it is no better than itself', () => {
    const notes = notesOf(
      withSkill((label) => (label === 'majority' ? 0.05 : label.startsWith('traversal') ? 0.9 : undefined)),
    );
    expect(notes).not.toMatch(/Not above the majority rate.*: (.*; )?majority, /u);
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

it('knows a look-alike by the note that its loader gives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-lookalike-'));
  const silent = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  try {
    writeFileSync(join(folder, lookalikeReadme), 'made up');
    const notes = warnOfLookalike([{ files: [join(folder, '1_1.mat')] }], 'seed');
    expect(isLookalike(notes)).toBe(true);
    expect(isLookalike(['All saw the same clips.'])).toBe(false);
  } finally {
    silent.mockRestore();
    rmSync(folder, { recursive: true });
  }
});

describe('paper beside ours', () => {
  it('gives the gap in points, and names the other protocol and the choice of the epoch', () => {
    const summary = summarize(fakeReportInput({ data: 'seed', plain: true, incomplete: false }));
    const [table] = paperSection(summary)!.tables;
    const [first, second] = table.rows;
    const { mean } = summary.rows[0].result!.accuracy;
    expect(first.slice(0, 2)).toEqual(['STRNN (the paper\u2019s)', '89.50 [S] \u00b1 7.63 [?]']);
    expect(first[5]).toBe((100 * mean - 89.5).toFixed(2).replace('-', '\u2212'));
    expect(first[6]).toMatch(
      /^another protocol: leave-one-subject-out, 2 validation subjects; epoch: best on validation/u,
    );
    expect(second[0]).toBe('');
    expect(table.rows.find(([model]) => model === 'DBN')!.slice(3)).toEqual(['\u2013', '\u2013', '\u2013', '\u2013']);
  });

  it('never sets lenient or transductive rows beside it', () => {
    const { tables, paragraphs } = paperSection(summarize(fakeReportInput({ data: 'seed', incomplete: false })))!;
    expect(JSON.stringify(tables)).not.toContain('LENIENT');
    expect(paragraphs.join(' ')).toContain('2 lenient, transductive or pruned rows are left out');
  });

  it('knows the paper\u2019s split where it is used', () => {
    expect(paperMarks[0].isProtocol(seedTrials())).toBe(true);
    expect(paperMarks[0].isProtocol(leaveOneSubjectOut())).toBe(false);
    expect(paperMarks[1].isProtocol(ckPlusTenFold())).toBe(true);
    expect(paperMarks[1].isProtocol(ckPlusTenFold({ lenient: true }))).toBe(false);
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
