import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomic } from '../run/store/writeAtomic.js';
import { byteChunks } from './format/byteChunks.js';
import { renderCsv } from './renderCsv.js';
import { renderHtml } from './renderHtml.js';
import { renderJson } from './renderJson.js';
import { renderLatex } from './renderLatex.js';
import { renderMarkdown } from './renderMarkdown.js';
import type { ReportInput } from './Report.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';

/** Paths of what was written. */
export interface WrittenReport {
  readonly markdown: string;
  readonly html: string;
  readonly latex: string;
  readonly csv: string;
  readonly foldsCsv: string;
  readonly json: string;
}

/**
 * Writes report.md, report.html, report.tex, results.csv, results-folds.csv and results.json into a folder, which is made if
 * it is missing. Each file is replaced at once or not at all; input that does not belong together leaves all as they were.
 * @throws StrnnError 'store' or 'data' for results that do not belong together; the file system's own errors
 */
export function writeReport(input: ReportInput, folder: string, summary: Summary = summarize(input)): WrittenReport {
  const paths: WrittenReport = {
    markdown: join(folder, 'report.md'),
    html: join(folder, 'report.html'),
    latex: join(folder, 'report.tex'),
    csv: join(folder, 'results.csv'),
    foldsCsv: join(folder, 'results-folds.csv'),
    json: join(folder, 'results.json'),
  };
  const pages = {
    markdown: renderMarkdown(input, summary),
    html: renderHtml(input, summary),
    latex: renderLatex(input, summary),
  };
  mkdirSync(folder, { recursive: true });
  // Whatever a power cut leaves can be made again.
  for (const kind of ['markdown', 'html', 'latex'] as const) writeAtomic(paths[kind], pages[kind], 'may be lost');
  writeAtomic(paths.csv, byteChunks(renderCsv(input, 'subject')), 'may be lost');
  writeAtomic(paths.foldsCsv, byteChunks(renderCsv(input, 'fold')), 'may be lost');
  writeAtomic(paths.json, byteChunks(renderJson(input, summary)), 'may be lost');
  return paths;
}
