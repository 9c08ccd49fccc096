import { displayWidth } from '../run/progress/displayWidth.js';
import type { ReportInput } from './Report.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';
import { keepColumns } from './table/keepColumns.js';
import { legendLines } from './table/legendLines.js';
import { limitRows } from './table/limitRows.js';
import { reportTable, type ReportTable } from './table/reportTable.js';
import { wrapColumns } from './table/wrapColumns.js';

/** Settings of the table for the terminal. */
export interface RenderTableOptions {
  /** Terminal columns, default 120, at least 60; columns of less weight are left out where they do not fit. */
  readonly width?: number;
  /** What `summarize` gave, when it is there already. */
  readonly summary?: Summary;
}

/** Most rows: a terminal is no place for more. */
const MOST_ROWS = 100;
const GAP = 2;
/** The label column is wrapped, but not below its longest word, within these bounds. */
const NARROWEST_LABEL = [24, 36] as const;
const LEAST_LABEL = 18;

/** The results as plain text for a terminal: what is missing, the aligned table, the legend. No line is wider than `width`. */
export function renderTable(input: ReportInput, options: RenderTableOptions = {}): string {
  const width = Math.max(60, options.width ?? 120);
  const summary = options.summary ?? summarize(input);
  const { table, note } = limitRows(reportTable(summary), MOST_ROWS);
  const lines = completenessLines(summary).flatMap((line, i) => wrapWithIndent(line, i === 0 ? 0 : 2, width));
  if (lines.length > 0) lines.push('');
  const { body, leftOut } = drawTable(table, width);
  lines.push(...body, '');
  if (note !== '') lines.push(...wrapWithIndent(`${note} report.html has all.`, 2, width));
  const shown = keepColumns(table, ({ title }) => !leftOut.includes(title));
  for (const { term, text } of legendLines(summary, shown)) lines.push(...wrapWithIndent(`${term}: ${text}`, 2, width));
  if (leftOut.length > 0) {
    lines.push(...wrapWithIndent(`Not shown for want of width: ${leftOut.join(', ')}; report.md has them.`, 2, width));
  }
  return `${lines.join('\n')}\n`;
}

function drawTable(table: ReportTable, width: number): { body: string[]; leftOut: string[] } {
  const widths = table.columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...table.rows.map((row) => displayWidth(row.cells[i].text))),
  );
  let kept = table.columns.map((_, i) => i);
  const others = (): number => kept.slice(1).reduce((sum, i) => sum + GAP + widths[i], 0);
  const words = table.rows.flatMap((row) => row.cells[0].text.split(' ').map(displayWidth));
  const narrowest = Math.min(Math.max(NARROWEST_LABEL[0], ...words), NARROWEST_LABEL[1]);
  const leftOut: string[] = [];
  for (;;) {
    const weakest = kept.reduce(
      (most, i) => (table.columns[i].optional > table.columns[most].optional ? i : most),
      kept[0],
    );
    const { optional } = table.columns[weakest];
    // What was asked for goes last, and only for a label that nobody could read.
    const room = optional >= 1 ? narrowest : LEAST_LABEL;
    if (optional === 0 || others() + Math.min(widths[0], room) <= width) break;
    leftOut.push(table.columns[weakest].title);
    kept = kept.filter((i) => i !== weakest);
  }
  widths[0] = Math.max(8, Math.min(widths[0], width - others()));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, k) => {
        const space = ' '.repeat(Math.max(0, widths[kept[k]] - displayWidth(text)));
        return table.columns[kept[k]].align === 'left' ? text + space : space + text;
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const total = widths[0] + others();
  const body = [line(kept.map((i) => table.columns[i].title)), '-'.repeat(Math.min(total, width))];
  for (const { cells } of table.rows) {
    // The numbers stand on the first line of a wrapped label.
    const [first, ...rest] = wrapColumns(cells[0].text, widths[0]);
    body.push(line(kept.map((i) => (i === 0 ? first : cells[i].text))), ...rest.map((part) => part.trimEnd()));
  }
  return { body, leftOut };
}

function wrapWithIndent(text: string, indent: number, width: number): string[] {
  return wrapColumns(text, width - indent).map((line, i) => (i === 0 ? line : ' '.repeat(indent) + line));
}
