import { describeProtocol } from '../protocol/describeProtocol.js';
import type { AblationDefinition, AxisValue } from './AblationDefinition.js';
import { canonicalJson } from './canonicalJson.js';
import { factorOf } from './factorOf.js';
import type { ModelKind } from './ModelKind.js';
import type { CellConfig } from './PlannedCell.js';
import { strnnOptionsSchema } from './strnnOptions.js';
import { tuningLabels } from './tuningParts.js';

/**
 * What a baseline is called in tables: its kind, and in brackets what sets it apart: options that are not its
 * defaults or are tuned, a protocol and a scaler that are not the experiment's.
 * `'logistic-regression (C=0.001, leave-one-subject-out, scaler=none)'`
 */
export function baselineLabel(
  { model, protocol, scaler, tuning }: Pick<CellConfig, 'model' | 'protocol' | 'scaler' | 'tuning'>,
  experiment: Pick<AblationDefinition, 'protocol' | 'scaler'>,
  kind: ModelKind,
): string {
  const defaults = model.kind === 'strnn' ? strnnOptionsSchema.parse({}) : defaultsOf(kind);
  const apart = [...differences(model.options, defaults), ...tuningLabels(tuning)];
  if (differences(protocol, experiment.protocol).length > 0) apart.push(describeProtocol(protocol));
  if (scaler !== experiment.scaler) apart.push(`scaler=${scaler}`);
  return apart.length === 0 ? model.kind : `${model.kind} (${apart.join(', ')})`;
}

/** Empty where a kind has options without defaults; then all of them are shown. */
function defaultsOf(kind: ModelKind): object {
  try {
    return kind.resolve({}, kind.kind);
  } catch {
    return {};
  }
}

function differences(found: object, usual: object): string[] {
  return Object.entries(found)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson((usual as Record<string, unknown>)[key] ?? null))
    .map(
      ([key, value]) =>
        `${key}=${typeof value === 'object' && !Array.isArray(value) ? canonicalJson(value) : factorOf(value as AxisValue)}`,
    );
}
