import { readingNotes } from './notes/readingNotes.js';
import { findPaperMarks, type PaperFigure } from './notes/paperMarks.js';
import type { ReportInput } from './Report.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';
import { legendLines } from './table/legendLines.js';
import { reportTable } from './table/reportTable.js';

/** The report as GitHub-flavoured Markdown: what is missing, the table, how to read it, the attribution. */
export function renderMarkdown(input: ReportInput, summary: Summary = summarize(input)): string {
  const table = reportTable(summary);
  const { data } = summary;
  const missing = completenessLines(summary);
  const blocks = [
    `# ${escapeMarkdown(summary.name)}: ablation report`,
    missing.length === 0
      ? ''
      : missing
          .map((line, i) => `> ${i === 0 ? `**${escapeMarkdown(line)}**` : `- ${escapeMarkdown(line)}`}`)
          .join('\n'),
    `Data: ${escapeMarkdown(data.name)}, ${data.subjects} subjects, ${data.samples} samples, ${data.classes.length} classes (${escapeMarkdown(data.classes.join(', '))}). Experiment: \`${summary.experimentFile.replaceAll('`', "'")}\`.`,
    [
      `| ${table.columns.map((column) => escapeMarkdown(column.title)).join(' | ')} |`,
      `| ${table.columns.map((column) => (column.align === 'left' ? ':--' : '--:')).join(' | ')} |`,
      ...table.rows.map(({ cells }) => `| ${cells.map((cell) => escapeMarkdown(cell.text)).join(' | ')} |`),
    ].join('\n'),
    legendLines(summary, table)
      .map(({ term, text }) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(text)}`)
      .join('\n'),
    '## Reading notes',
    readingNotes(summary)
      .map((note) => `- ${escapeMarkdown(note)}`)
      .join('\n'),
    ...paperBlocks(data.name),
    '## Data and attribution',
    escapeMarkdown(data.attribution),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function paperBlocks(dataName: string): string[] {
  const known = findPaperMarks(dataName);
  if (known === undefined) return [];
  const row = (figure: PaperFigure): string =>
    `| ${[figure.model, paperAccuracy(figure), figure.protocol].map(escapeMarkdown).join(' | ')} |`;
  return [
    `## Figures reported for ${escapeMarkdown(known.dataSet)}`,
    `Quoted, not computed here, and not comparable unless protocol and choice of the epoch agree. ${escapeMarkdown(known.source)}. Marks: [V] read in a primary source, [S] in a secondary source, [?] unknown.`,
    ['| model | accuracy, % | protocol |', '| :-- | --: | :-- |', ...known.figures.map(row)].join('\n'),
  ];
}

/** A quoted accuracy with the marks of its parts: `'86.08 [S] ± 8.34 [S]'`. */
export function paperAccuracy({ accuracy, accuracyMark, deviation, deviationMark }: PaperFigure): string {
  const spread = deviation === undefined ? '' : ` \u00b1 ${deviation.toFixed(2)} [${deviationMark ?? '?'}]`;
  return `${accuracy.toFixed(2)} [${accuracyMark}]${spread}`;
}

/** Text made safe for Markdown, in a table too: nothing in it is markup, and it stays on one line. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]|~]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/^([#+-]|\d+[.)])(?=\s)/u, '\\$1');
}
