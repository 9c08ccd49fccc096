import { escapeLatex } from './format/escapeLatex.js';
import { dataLines } from './format/dataLines.js';
import type { ReportInput } from './Report.js';
import { columnsOf, type SectionTable } from './section/ReportSection.js';
import { paperSection } from './section/paperSection.js';
import { statisticsSection } from './section/statisticsSection.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';
import { keepColumns } from './table/keepColumns.js';
import { legendLines } from './table/legendLines.js';
import { limitRows } from './table/limitRows.js';
import { reportTable } from './table/reportTable.js';

/** Most rows of a table: more do not fit a page. */
const MOST_ROWS = 40;
/** What of the results table a printed page has room for. */
const KEPT = ['label', 'setup', 'accuracy', 'difference', 'p', 'leak', 'balanced', 'f1', 'auc'];

/**
 * The report's tables as LaTeX, to be read into a document with `\input{report}`: one `table` float with `booktabs` rules
 * each, whose caption says what is shown and whether the matrix is incomplete, and whose notes below say what every ± is
 * over, the number of subjects and the tests.
 * Needs `\usepackage{booktabs}` and nothing else.
 */
export function renderLatex(input: ReportInput, summary: Summary = summarize(input)): string {
  const [incomplete] = completenessLines(summary);
  const flag = incomplete === undefined ? '' : `\\textbf{${escapeLatex(incomplete)}} `;
  const sections = [statisticsSection(summary), paperSection(summary)];
  const tables = [mainTable(summary), ...sections.flatMap((section) => section?.tables ?? [])];
  const paragraphs = sections.flatMap((section) => section?.paragraphs ?? []);
  return [
    `% ${comment(`${summary.name}: ablation report of ${summary.experimentFile}, written by strnn report`)}`,
    '% In the preamble: \\usepackage{booktabs}; where the tables go: \\input{report}',
    ...(incomplete === undefined ? [] : [`% ${comment(incomplete)}`]),
    ...paragraphs.map((text) => `% ${comment(text)}`),
    ...tables.map((table, i) => drawTable(table, flag, `${labelOf(summary.name)}-${i + 1}`)),
    '',
  ].join('\n');
}

function mainTable(summary: Summary): SectionTable {
  const { table, note } = limitRows(reportTable(summary), MOST_ROWS);
  const shown = keepColumns(table, ({ key }) => KEPT.includes(key));
  const legend = legendLines(summary, shown).map(({ term, text }) => `${term}: ${text}`);
  return {
    title: `Accuracy on ${dataLines(summary).join(' ')}`,
    columns: columnsOf(...shown.columns.map(({ title, align }) => (align === 'left' ? `<${title}` : title))),
    rows: shown.rows.map(({ cells }) => cells.map(({ text }) => text)),
    caption: [note, ...legend].filter((text) => text !== '').join(' '),
  };
}

function drawTable({ title, columns, rows, caption }: SectionTable, flag: string, label: string): string {
  const shown = rows.slice(0, MOST_ROWS);
  const cut = shown.length < rows.length ? ` The first ${shown.length} of ${rows.length} lines.` : '';
  // A caption of this length would be most of the page.
  const notes = `${caption ?? ''}${cut}`.trim();
  const texts = columns.filter(({ align }) => align === 'left').length;
  // Text wraps in a share of the line; numbers take what they need.
  const width = (Math.min(0.5, 0.25 * texts) / texts).toFixed(2);
  const form = columns.map(({ align }) => (align === 'left' ? `p{${width}\\linewidth}` : 'r'));
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell, i) => (columns[i].align === 'left' ? `\\raggedright ${escapeLatex(cell)}` : escapeLatex(cell))).join(' & ')} \\tabularnewline`;
  return [
    '',
    '\\begin{table}[htbp]',
    '\\centering\\footnotesize\\setlength{\\tabcolsep}{4pt}',
    `\\caption{${flag}${escapeLatex(title.replace(/\.$/u, ''))}.}`,
    `\\label{tab:${label}}`,
    `\\begin{tabular}{${form.join('')}}`,
    '\\toprule',
    line(columns.map((column) => column.title)),
    '\\midrule',
    ...shown.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    ...(notes === '' ? [] : [`\\par\\smallskip\\parbox{\\linewidth}{\\scriptsize ${escapeLatex(notes)}}`]),
    '\\end{table}',
  ].join('\n');
}

/** One line that LaTeX passes over. */
function comment(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function labelOf(name: string): string {
  return name.replace(/[^A-Za-z0-9-]+/gu, '-');
}
