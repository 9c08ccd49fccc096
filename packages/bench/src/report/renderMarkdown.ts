import { attributions, dataLines } from './format/dataLines.js';
import { readingNotes } from './notes/readingNotes.js';
import type { ReportInput } from './Report.js';
import { detailSection } from './section/detailSection.js';
import { paperSection } from './section/paperSection.js';
import type { ReportSection, SectionTable } from './section/ReportSection.js';
import { statisticsSection } from './section/statisticsSection.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';
import { legendLines } from './table/legendLines.js';
import { limitRows } from './table/limitRows.js';
import { reportTable } from './table/reportTable.js';

/** Most rows of the table: GitHub shows no file of more than half a megabyte. */
const MOST_ROWS = 500;

/** The report as GitHub-flavoured Markdown: what is missing, the table, how to read it, statistics, details, the attribution. */
export function renderMarkdown(input: ReportInput, summary: Summary = summarize(input)): string {
  const full = reportTable(summary);
  const { table, note } = limitRows(full, MOST_ROWS);
  const missing = completenessLines(summary);
  const design = summary.design === undefined ? '' : ` Design: ${escapeMarkdown(summary.design)}.`;
  const blocks = [
    `# ${escapeMarkdown(summary.name)}: ablation report`,
    missing.length === 0
      ? ''
      : missing
          .map((line, i) => `> ${i === 0 ? `**${escapeMarkdown(line)}**` : `- ${escapeMarkdown(line)}`}`)
          .join('\n'),
    `Data: ${dataLines(summary).map(escapeMarkdown).join(' ')} Experiment: \`${summary.experimentFile.replaceAll('`', "'")}\`.${design}`,
    drawTable(
      table.columns,
      table.rows.map(({ cells }) => cells.map((cell) => cell.text)),
    ),
    note === '' ? '' : `${escapeMarkdown(note)} report.html has all.`,
    legendLines(summary, full)
      .map(({ term, text }) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(text)}`)
      .join('\n'),
    '## Reading notes',
    readingNotes(summary)
      .map((text) => `- ${escapeMarkdown(text)}`)
      .join('\n'),
    ...sectionBlocks(statisticsSection(summary)),
    ...sectionBlocks(paperSection(summary)),
    ...sectionBlocks(detailSection(summary)),
    '## Data and attribution',
    ...attributions(summary).map(escapeMarkdown),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function sectionBlocks(section: ReportSection | undefined): string[] {
  if (section === undefined) return [];
  const tables = section.tables.flatMap(({ title, columns, rows, caption }) => [
    `### ${escapeMarkdown(title)}`,
    drawTable(columns, rows),
    caption === undefined ? '' : escapeMarkdown(caption),
  ]);
  return [`## ${escapeMarkdown(section.title)}`, ...section.paragraphs.map(escapeMarkdown), ...tables];
}

function drawTable(columns: SectionTable['columns'], rows: SectionTable['rows']): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line(columns.map((column) => column.title)),
    `| ${columns.map((column) => (column.align === 'left' ? ':--' : '--:')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** Text made safe for Markdown, in a table too: nothing in it is markup, and it stays on one line. */
function escapeMarkdown(text: string): string {
  // Most cells of a table are numbers and need nothing.
  if (/^[\d.]*$/u.test(text)) return text;
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]|~]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/^([#+-]|\d+[.)])(?=\s)/u, '\\$1');
}
