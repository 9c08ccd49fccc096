import { StrnnError } from '@strnn/core/error';
import { describeProtocol } from '../protocol/index.js';
import { leakKinds, type LeakFinding, type LeakKind } from './LeakFinding.js';
import { leakGate, type LeakGateInput } from './leakGate.js';

/**
 * Lets an honest run pass and stops every other one.
 *
 * @throws StrnnError 'leak' with a line per kind of leak: its name, how many of what in how many folds, and examples
 */
export function assertNoLeak(input: LeakGateInput): void {
  const findings = leakGate(input);
  if (findings.length === 0) return;
  const kinds = (Object.keys(leakKinds) as LeakKind[]).filter((kind) =>
    findings.some((finding) => finding.kind === kind),
  );
  const lines = kinds.map((kind) =>
    describeKind(
      kind,
      findings.filter((finding) => finding.kind === kind),
      input.folds.length,
    ),
  );
  throw new StrnnError(
    'leak',
    `The leak gate refuses this run (${describeProtocol(input.protocol)}):\n${lines.join('\n')}`,
  );
}

function describeKind(kind: LeakKind, findings: readonly LeakFinding[], folds: number): string {
  const first = findings[0];
  const total = findings.reduce((sum, { count }) => sum + count, 0);
  const inFolds = new Set(findings.map(({ fold }) => fold)).size;
  const where = first.fold === null ? 'in all folds' : `in ${inFolds} of ${folds} folds`;
  const unit = total === 1 ? first.unit : `${first.unit}s`;
  return `- ${kind}: ${leakKinds[kind]}. ${total} ${unit} ${where}, e.g. in ${first.foldName}: ${first.examples.join('; ')}.`;
}
