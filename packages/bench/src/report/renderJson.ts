import { canonicalJson } from '../matrix/canonicalJson.js';
import type { CellResult } from '../run/CellResult.js';
import { perSubjectAccuracy } from '../metric/index.js';
import { readingNotes } from './notes/readingNotes.js';
import { findPaperMarks } from './notes/paperMarks.js';
import type { ReportInput } from './Report.js';
import { poolPredictions } from './summary/subjectResults.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';

/** Version of the form of results.json. */
const FORMAT_VERSION = 1;

/**
 * Everything behind the report as JSON: the summary (rows, per-subject numbers, comparisons), and per cell the full
 * configuration with where each value came from, its accuracy per subject and fold, and its environment. Sorted keys.
 */
export function renderJson(input: ReportInput, summary: Summary = summarize(input)): string {
  const byId = new Map(input.results.map((result) => [result.cell.id, result]));
  const document = {
    formatVersion: FORMAT_VERSION,
    what: 'STRNN as reconstructed; accuracies are shares from 0 to 1; standard deviations and tests are over subjects',
    axes: input.plan.axes,
    summary,
    notes: readingNotes(summary),
    paper: findPaperMarks(input.data.name),
    cells: input.plan.cells.map((cell) => {
      const result = byId.get(cell.id);
      const error = input.failed[cell.id];
      const state = result !== undefined ? 'done' : error !== undefined ? 'failed' : 'not run';
      return {
        ...cell,
        state,
        error: result === undefined ? error : undefined,
        result: result && cellNumbers(result, input),
      };
    }),
  };
  return `${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`;
}

function cellNumbers(result: CellResult, { data }: ReportInput): object {
  const { truth, predicted, subjects } = poolPredictions(result, data.subjects);
  return {
    parameterCount: result.parameterCount,
    seconds: result.seconds,
    finishedAt: result.finishedAt,
    environment: result.environment,
    subjects: perSubjectAccuracy(truth, predicted, subjects),
    folds: result.folds.map(
      ({ fold, name, trainSize, validationSize, testSize, selection, seconds, truth: y, predicted: found }) => ({
        ...{ fold, name, trainSize, validationSize, testSize, selection, seconds },
        correct: y.filter((k, i) => k === found[i]).length,
      }),
    ),
  };
}
