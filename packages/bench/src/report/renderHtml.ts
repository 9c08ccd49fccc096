import { escapeXml } from '@strnn/viz';
import { accuracyFigure } from './html/accuracyFigure.js';
import { confusionFigure } from './html/confusionFigure.js';
import { learningFigure } from './html/learningFigure.js';
import { pageStyle } from './html/pageStyle.js';
import { resultsTable } from './html/resultsTable.js';
import { saliencyFigure } from './html/saliencyFigure.js';
import { sortScript } from './html/sortScript.js';
import { findPaperMarks } from './notes/paperMarks.js';
import { readingNotes } from './notes/readingNotes.js';
import { paperAccuracy } from './renderMarkdown.js';
import type { ReportInput } from './Report.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';

/**
 * The report as one self-contained page: no file, font or script from outside, readable without scripts, light and dark, on
 * paper and on narrow screens.
 */
export function renderHtml(input: ReportInput, summary: Summary = summarize(input)): string {
  const { data } = summary;
  const title = `${summary.name}: ablation report`;
  const lead = `${data.name}: ${data.subjects} subjects, ${data.samples} samples, ${data.classes.length} classes (${data.classes.join(', ')}). Experiment: ${summary.experimentFile}.`;
  const notes = readingNotes(summary).map((note) => `<li>${escapeXml(note)}</li>`);
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="lead">${escapeXml(lead)}</p>`,
    alert(summary),
    '<h2>Results</h2>',
    resultsTable(summary),
    accuracyFigure(summary),
    '<h2>Reading notes</h2>',
    `<ul class="notes">${notes.join('\n')}</ul>`,
    paperSection(data.name),
    saliencyFigure(summary, input.data),
    confusionFigure(summary),
    learningFigure(summary, input),
    environment(summary),
    `<footer><p>Data and attribution: ${escapeXml(data.attribution)}</p></footer>`,
    '</main>',
    `<script>${sortScript}</script>`,
    '</body>',
    '</html>',
  ]
    .filter((part) => part !== '')
    .join('\n')}\n`;
}

function alert(summary: Summary): string {
  const [first, ...rest] = completenessLines(summary);
  if (first === undefined) return '';
  const items = rest.map((line) => `<li>${escapeXml(line)}</li>`);
  return `<div class="alert" role="alert"><p>${escapeXml(first)}</p><ul>${items.join('')}</ul></div>`;
}

function paperSection(dataName: string): string {
  const known = findPaperMarks(dataName);
  if (known === undefined) return '';
  const rows = known.figures.map((figure) => {
    const cells = [`<td class="left">${escapeXml(figure.model)}</td>`, `<td>${paperAccuracy(figure)}</td>`];
    return `<tr>${cells.join('')}<td class="left">${escapeXml(figure.protocol)}</td></tr>`;
  });
  return [
    `<h2>Figures reported for ${escapeXml(known.dataSet)}</h2>`,
    `<p>Quoted, not computed here, and not comparable unless protocol and choice of the epoch agree. ${escapeXml(known.source)}. Marks: [V] read in a primary source, [S] in a secondary source, [?] unknown.</p>`,
    '<table class="plain"><thead><tr><th scope="col" class="left">model</th><th scope="col">accuracy, %</th><th scope="col" class="left">protocol</th></tr></thead>',
    `<tbody>${rows.join('\n')}</tbody></table>`,
  ].join('\n');
}

function environment({ environment: found }: Summary): string {
  const entries = Object.entries(found);
  if (entries.length === 0) return '';
  const items = entries.map(([name, values]) => `<dt>${escapeXml(name)}</dt><dd>${escapeXml(values.join('; '))}</dd>`);
  return `<h2>Environment</h2>\n<dl class="legend">${items.join('\n')}</dl>`;
}
