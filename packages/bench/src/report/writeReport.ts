import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomic } from '../run/store/writeAtomic.js';
import { renderCsv } from './renderCsv.js';
import { renderHtml } from './renderHtml.js';
import { renderJson } from './renderJson.js';
import { renderMarkdown } from './renderMarkdown.js';
import type { ReportInput } from './Report.js';
import { summarize } from './summary/summarize.js';
import type { Summary } from './summary/Summary.js';

/** Paths of what was written. */
export interface WrittenReport {
  readonly markdown: string;
  readonly html: string;
  readonly csv: string;
  readonly json: string;
}

/**
 * Writes report.md, report.html, results.csv and results.json into a folder, which is made if it is missing. Everything is
 * rendered before the first file is written, and each file is replaced at once or not at all.
 * @throws StrnnError 'store' or 'data' for results that do not belong together; the file system's own errors
 */
export function writeReport(input: ReportInput, folder: string, summary: Summary = summarize(input)): WrittenReport {
  const paths: WrittenReport = {
    markdown: join(folder, 'report.md'),
    html: join(folder, 'report.html'),
    csv: join(folder, 'results.csv'),
    json: join(folder, 'results.json'),
  };
  const contents = {
    markdown: renderMarkdown(input, summary),
    html: renderHtml(input, summary),
    csv: renderCsv(input),
    json: renderJson(input, summary),
  };
  mkdirSync(folder, { recursive: true });
  for (const kind of ['markdown', 'html', 'csv', 'json'] as const) writeAtomic(paths[kind], contents[kind]);
  return paths;
}
