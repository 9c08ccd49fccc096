import { escapeXml } from '@strnn/viz';
import { attributions, dataLines } from './format/dataLines.js';
import { accuracyFigure } from './html/accuracyFigure.js';
import { calibrationFigure } from './html/calibrationFigure.js';
import { confusionFigure } from './html/confusionFigure.js';
import { learningFigure } from './html/learningFigure.js';
import { pageStyle } from './html/pageStyle.js';
import { resultsTable } from './html/resultsTable.js';
import { saliencyFigure } from './html/saliencyFigure.js';
import { sectionHtml } from './html/sectionHtml.js';
import { sortScript } from './html/sortScript.js';
import { statisticsFigures } from './html/statisticsFigures.js';
import { readingNotes } from './notes/readingNotes.js';
import type { ReportInput } from './Report.js';
import { detailSection } from './section/detailSection.js';
import { paperSection } from './section/paperSection.js';
import { statisticsSection } from './section/statisticsSection.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';
import { completenessLines } from './table/completeness.js';

/**
 * The report as one self-contained page: no file, font or script from outside, readable without scripts, light and dark, on
 * paper and on narrow screens.
 */
export function renderHtml(input: ReportInput, summary: Summary = summarize(input)): string {
  const title = `${summary.name}: ablation report`;
  const experiment = `Experiment: ${summary.experimentFile}.${summary.design === undefined ? '' : ` Design: ${summary.design}.`}`;
  const lead = [...dataLines(summary), experiment].map(escapeXml).join('<br>');
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
    `<p class="lead">${lead}</p>`,
    alert(summary),
    '<h2>Results</h2>',
    resultsTable(summary),
    accuracyFigure(summary),
    '<h2>Reading notes</h2>',
    `<ul class="notes">${notes.join('\n')}</ul>`,
    sectionHtml(statisticsSection(summary), statisticsFigures(summary.statistics)),
    sectionHtml(paperSection(summary)),
    saliencyFigure(summary, input),
    confusionFigure(summary),
    calibrationFigure(summary, input),
    learningFigure(summary, input),
    sectionHtml(detailSection(summary)),
    environment(summary),
    `<footer>${attributions(summary)
      .map((text) => `<p>Data and attribution: ${escapeXml(text)}</p>`)
      .join('')}</footer>`,
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

function environment({ environment: found }: Summary): string {
  const entries = Object.entries(found);
  if (entries.length === 0) return '';
  const items = entries.map(([name, values]) => `<dt>${escapeXml(name)}</dt><dd>${escapeXml(values.join('; '))}</dd>`);
  return `<h2>Environment</h2>\n<dl class="legend">${items.join('\n')}</dl>`;
}
