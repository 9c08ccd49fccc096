import { describeProtocol } from '../protocol/index.js';
import { scalers } from '../transform/index.js';
import type { ReportInput } from './Report.js';

/**
 * One row per cell and subject, for statistics packages (long form), as RFC 4180 CSV with CRLF: what the cell is, the axes'
 * values in one column each (`factor.NAME`, empty for baselines), seed, protocol, then subject, test samples, right ones,
 * accuracy. A cell without a result has one row with its `state` (`failed`, `pruned`, `not run`) and `reason` and no
 * numbers; `matrix_complete` is the same in every row.
 *
 * @param unit `'fold'`: one row per cell and fold instead, in short: the other file says by `cell_id` what the cell is
 * @returns the text in parts, one per cell
 */
export function* renderCsv(input: ReportInput, unit: 'subject' | 'fold' = 'subject'): Generator<string> {
  const { plan, results, failed, pruned } = input;
  const isShort = unit === 'fold';
  const axes = isShort
    ? []
    : [...new Set([...Object.keys(plan.axes), ...plan.cells.flatMap((cell) => Object.keys(cell.factors))])];
  const header = [
    ...(isShort ? ['cell_id', 'label', 'seed'] : ['cell_id', 'label', 'model', 'baseline']),
    ...axes.map((axis) => `factor.${axis}`),
    ...(isShort ? [] : ['data', 'seed', 'protocol', 'lenient', 'scaler', 'transductive', 'twin_of']),
    ...['matrix_complete', 'state', 'reason', unit, 'n', 'correct', 'accuracy'],
  ];
  const digests = new Map(results.map(({ cell, digest }) => [cell.id, digest]));
  const isComplete = String(results.length === plan.cells.length);
  const transductive = new Set(scalers.filter((scaler) => scaler.transductive).map((scaler) => scaler.name));
  yield line(header);
  for (const { id, label, baseline, factors, config, twinOf } of plan.cells) {
    const digest = digests.get(id);
    const [state, reason] =
      digest !== undefined
        ? ['done', '']
        : pruned[id] !== undefined
          ? ['pruned', pruned[id]]
          : failed[id] !== undefined
            ? ['failed', failed[id]]
            : ['not run', ''];
    const { protocol, scaler } = config;
    const start = isShort
      ? [id, label, String(config.seed)]
      : [
          ...[id, label, config.model.kind, String(baseline), ...axes.map((axis) => String(factors[axis] ?? ''))],
          ...[config.data.fingerprint.slice(0, 12), String(config.seed), describeProtocol(protocol)],
          ...[String(protocol.lenient), scaler, String(transductive.has(scaler)), twinOf ?? ''],
        ];
    start.push(isComplete, state, reason);
    if (digest === undefined) {
      yield line([...start, '', '', '', '']);
      continue;
    }
    // The fields of a cell are quoted once, not once per subject.
    const shared = start.map(csvField).join(',');
    const { names, tested, correct } = unit === 'subject' ? digest.subjects : digest.folds;
    let own = '';
    for (let i = 0; i < names.length; i++)
      own += `${shared},${csvField(names[i])},${tested[i]},${correct[i]},${correct[i] / tested[i]}\r\n`;
    yield own;
  }
}

function line(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/** A field with quotes where RFC 4180 asks for them. */
function csvField(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
