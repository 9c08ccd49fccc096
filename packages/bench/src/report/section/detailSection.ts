import { DASH, formatFixed } from '../format/formatNumber.js';
import type { DoneRow, Summary } from '../summary/Summary.js';
import { columnsOf, type ReportSection, type SectionTable } from './ReportSection.js';

/** Most rows and columns of a table of details; results.csv and results-folds.csv have everything. */
const MOST = { rows: 60, columns: 64 } as const;

/** Accuracy per seed, per subject and per fold; undefined before any result. */
export function detailSection(summary: Summary): ReportSection | undefined {
  const done = summary.rows.filter((row): row is DoneRow => row.result !== undefined);
  if (done.length === 0) return undefined;
  const rows = done.slice(0, MOST.rows);
  const paragraphs =
    rows.length < done.length
      ? [`The first ${rows.length} of ${done.length} rows; results.csv (per subject) and results-folds.csv have all.`]
      : [];
  const tables = [seedTable(rows)];
  const subjects = namedTable(rows, {
    title: 'Accuracy per subject',
    caption: 'Averaged over seeds; results.csv has every seed.',
    values: ({ result }) => result.subjects.map(({ subject, accuracy }) => [subject, accuracy]),
  });
  const isOneFoldPerSubject = rows.every(({ result }) => result.folds === result.subjects.length && result.folds > 1);
  const folds = isOneFoldPerSubject
    ? undefined
    : namedTable(rows, {
        title: 'Accuracy per fold',
        caption: 'Averaged over seeds; results-folds.csv has every seed.',
        values: ({ result }) => result.perFold.map(({ fold, accuracy }) => [fold, accuracy]),
      });
  for (const table of [subjects, folds]) {
    if (typeof table === 'string') paragraphs.push(table);
    else if (table !== undefined) tables.push(table);
  }
  if (isOneFoldPerSubject)
    paragraphs.push('Every fold tests one subject, so accuracy per fold is accuracy per subject.');
  return { title: 'Per seed, subject and fold', paragraphs, tables };
}

function seedTable(rows: readonly DoneRow[]): SectionTable {
  const seeds = [...new Set(rows.flatMap((row) => row.seeds))].sort((a, b) => a - b);
  return {
    title: 'Accuracy per seed',
    columns: columnsOf('<row', ...seeds.map((seed) => `seed ${seed}`), 'sd over seeds'),
    rows: rows.map(({ label, doneSeeds, result: { seedAccuracies } }) => {
      const values = seeds.map((seed) => seedAccuracies[doneSeeds.indexOf(seed)]);
      return [
        label,
        ...values.map((value) => (value === undefined ? DASH : formatFixed(value))),
        spreadOf(seedAccuracies),
      ];
    }),
    caption: `Mean over subjects of each run; sd over seeds divided by n \u2212 1. ${DASH}: not planned or not done.`,
    folded: true,
  };
}

function spreadOf(values: readonly number[]): string {
  if (values.length < 2) return DASH;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return formatFixed(Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)));
}

interface NamedValues {
  readonly title: string;
  readonly caption: string;
  values(row: DoneRow): (readonly [name: string, value: number])[];
}

/** One line per row, one column per name; a sentence instead where there are too many names. */
function namedTable(rows: readonly DoneRow[], { title, caption, values }: NamedValues): SectionTable | string {
  const maps = rows.map((row) => new Map(values(row)));
  const names = [...new Set(maps.flatMap((map) => [...map.keys()]))];
  if (names.length > MOST.columns)
    return `${title}: ${names.length} are too many to show here; the CSV files have them.`;
  const show = (value: number | undefined): string => (value === undefined ? DASH : formatFixed(value));
  return {
    title,
    columns: columnsOf('<row', ...names),
    rows: rows.map(({ label }, i) => [label, ...names.map((name) => show(maps[i].get(name)))]),
    caption,
    folded: true,
  };
}
