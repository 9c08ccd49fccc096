import type { PlannedCell } from '../matrix/PlannedCell.js';
import type { CellDigest } from '../run/store/CellDigest.js';
import { readingNotes } from './notes/readingNotes.js';
import type { ReportInput } from './Report.js';
import { paperFiguresFor } from './section/paperSection.js';
import { testPlan } from './section/testPlan.js';
import { longResults } from './summary/longResults.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';

/** Largest number of cells whose curves, calibration bins and site weights are written too; they are in the cells' folders. */
const MOST_LONG = 1000;
/** Version of the form of results.json. */
const FORMAT_VERSION = 2;
const WHAT =
  'STRNN as reconstructed; accuracies are shares from 0 to 1; standard deviations and tests are over subjects';

/**
 * Everything behind the report as JSON, an entry of a list per line: the summary (rows, statistics), per row the
 * configuration with where each value came from (`configurations[i]` belongs to `summary.rows[i]`), and per cell what it
 * gave, per subject and fold. Up to 1000 cells `configurations[i].long` has the row's curves, calibration bins and site
 * weights. What many cells share stands once: `tested` (names and test samples of subjects and folds),
 * `environments`, `selections`; cells hold their indices.
 *
 * @returns the text in parts, in order
 */
export function* renderJson(input: ReportInput, summary: Summary = summarize(input)): Generator<string> {
  const { plan, results } = input;
  const shared = { tested: new Table(), environments: new Table(), selections: new Table() };
  const rowOf = new Map(summary.rows.flatMap((row, i) => row.cells.map((id) => [id, i] as const)));
  const digests = new Map(results.map(({ cell, digest }) => [cell.id, digest]));
  const byId = new Map(plan.cells.map((cell) => [cell.id, cell]));
  const { rows, ...rest } = summary;
  const paper = paperFiguresFor(summary);
  const hasLong = results.length <= MOST_LONG;
  const longOf = longResults(input);
  yield `{\n"formatVersion":${FORMAT_VERSION},\n"what":${JSON.stringify(WHAT)},\n`;
  yield `"complete":${String(summary.cells.done === summary.cells.planned)}`;
  yield* listOf('notes', readingNotes(summary), (note) => JSON.stringify(note));
  yield* listOf('tests', testPlan(summary), (rule) => JSON.stringify(rule));
  if (paper !== undefined) yield `,\n"paper":${JSON.stringify(paper)}`;
  yield `,\n"summary":${JSON.stringify(rest).slice(0, -1)}`;
  yield* listOf('rows', rows, (row) => JSON.stringify(row));
  yield '}';
  yield* listOf('configurations', rows, (row) => {
    const { config, provenance } = byId.get(row.cells[0])!;
    const { seed: _, ...configuration } = config;
    return JSON.stringify({ config: configuration, provenance, ...(hasLong && { long: longOf(row) }) });
  });
  yield* listOf('cells', plan.cells, (cell) =>
    JSON.stringify(cellEntry(cell, digests.get(cell.id), rowOf, input, shared)),
  );
  for (const name of ['tested', 'environments', 'selections'] as const)
    yield* listOf(name, shared[name].entries, (entry) => entry);
  yield '\n}\n';
}

/** Different values, each once, as JSON. */
class Table {
  readonly entries: string[] = [];
  readonly #places = new Map<string, number>();
  /** By the very parts: cells read from one index share them. */
  readonly #seen = new Map<unknown, Map<unknown, number>>();

  /** @param first with `second`, what `write` makes the entry of */
  indexOf<A, B>(first: A, second: B, write: (first: A, second: B) => unknown): number {
    const seen = this.#seen.get(first) ?? new Map<unknown, number>();
    const place = seen.get(second) ?? this.#place(JSON.stringify(write(first, second)));
    this.#seen.set(first, seen.set(second, place));
    return place;
  }

  #place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.entries.length);
    return this.entries.push(text) - 1;
  }
}

function cellEntry(
  { id, label, config, twinOf }: PlannedCell,
  digest: CellDigest | undefined,
  rowOf: ReadonlyMap<string, number>,
  { failed, pruned }: ReportInput,
  { tested, environments, selections }: Readonly<Record<'tested' | 'environments' | 'selections', Table>>,
): object {
  // A twin belongs to the row of its honest cell.
  const row = rowOf.get(twinOf ?? id);
  const cell = {
    id,
    row,
    seed: config.seed,
    ...(twinOf !== undefined && { twinOf, label, protocol: config.protocol }),
  };
  if (digest === undefined) {
    const [state, reason] =
      pruned[id] !== undefined
        ? ['pruned', pruned[id]]
        : failed[id] !== undefined
          ? ['failed', failed[id]]
          : ['not run'];
    return { ...cell, state, reason };
  }
  // Each field by name: the long ones are read from the cell's folder when they are touched.
  const { accuracy, auc, calibration, confusion, parameterCount, seconds, finishedAt, splitSha256 } = digest;
  const { environment, selection, subjects, folds } = digest;
  return {
    ...cell,
    state: 'done',
    result: {
      ...{ accuracy, auc, confusion, parameterCount, seconds, finishedAt, splitSha256 },
      ...(calibration !== undefined && {
        calibration: { logLoss: calibration.logLoss, brier: calibration.brier, ece: calibration.ece },
      }),
      environment: environments.indexOf(environment, 0, (one) => one),
      selection: selection.map(([text, count]) => [selections.indexOf(text, 0, (one) => one), count]),
      subjects: { of: tested.indexOf(subjects.names, subjects.tested, namesAndTested), correct: subjects.correct },
      folds: { of: tested.indexOf(folds.names, folds.tested, namesAndTested), correct: folds.correct },
    },
  };
}

function namesAndTested(names: readonly string[], tested: readonly number[]): object {
  return { names, tested };
}

/** A field with a list, an entry per line. */
function* listOf<T>(name: string, values: readonly T[], write: (value: T) => string): Generator<string> {
  yield `,\n${JSON.stringify(name)}:[`;
  for (const [i, value] of values.entries()) yield `${i === 0 ? '\n' : ',\n'}${write(value)}`;
  yield values.length === 0 ? ']' : '\n]';
}
