import { perSubjectAccuracy } from '../metric/index.js';
import { describeProtocol } from '../protocol/index.js';
import { scalers } from '../transform/index.js';
import type { ReportInput } from './Report.js';
import { poolPredictions } from './summary/subjectResults.js';

/**
 * One row per cell and subject, for statistics packages (long form), as RFC 4180 CSV with CRLF: what the cell is, the axes'
 * values in one column each (`factor.NAME`, empty for baselines), seed, protocol, subject, test samples, right ones, accuracy.
 */
export function renderCsv(input: ReportInput): string {
  const { plan, results, data } = input;
  const axes = [...new Set([...Object.keys(plan.axes), ...plan.cells.flatMap((cell) => Object.keys(cell.factors))])];
  const header = [
    ...['cell_id', 'label', 'model', 'baseline'],
    ...axes.map((axis) => `factor.${axis}`),
    ...['seed', 'protocol', 'lenient', 'scaler', 'transductive', 'subject', 'n', 'correct', 'accuracy'],
  ];
  const lines = [header];
  const byId = new Map(results.map((result) => [result.cell.id, result]));
  for (const { id, label, baseline, factors, config } of plan.cells) {
    const result = byId.get(id);
    if (result === undefined) continue;
    const { truth, predicted, subjects } = poolPredictions(result, data.subjects);
    const transductive = scalers.find((scaler) => scaler.name === config.scaler)?.transductive ?? false;
    const start = [id, label, config.model.kind, String(baseline), ...axes.map((axis) => String(factors[axis] ?? ''))];
    const setup = [
      config.seed,
      describeProtocol(config.protocol),
      config.protocol.lenient,
      config.scaler,
      transductive,
    ].map(String);
    for (const { subject, count, correct, accuracy } of perSubjectAccuracy(truth, predicted, subjects)) {
      lines.push([...start, ...setup, subject, String(count), String(correct), String(accuracy)]);
    }
  }
  return lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

/** A field with quotes where RFC 4180 asks for them. */
function csvField(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
