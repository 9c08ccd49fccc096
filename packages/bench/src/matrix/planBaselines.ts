import type { DataSource } from '@strnn/core/samples';
import type { BaselineEntry } from './AblationDefinition.js';
import { baselineLabel } from './baselineLabel.js';
import { cellId } from './cellId.js';
import { findModelKind } from './findModelKind.js';
import type { CellConfig, PlannedCell } from './PlannedCell.js';
import type { PlanInput } from './planMatrix.js';
import { provenanceOf } from './provenanceOf.js';
import { trainingOptionsSchema } from './trainingOptions.js';
import { checkTunedOptions, tuningParts } from './tuningParts.js';

/**
 * The cells of the baselines: the experiment's protocol and scaler (never an axis's value) unless a baseline has its
 * own; one seed for models without randomness.
 */
export function planBaselines(input: PlanInput, configOf: (source: DataSource) => CellConfig['data']): PlannedCell[] {
  const { baselines, data } = input.definition;
  const cells = baselines.map((baseline) => planBaseline(input, baseline, configOf(data)));
  const labels = cells.map(([{ label }]) => label);
  return cells.flatMap((ofOne) => {
    const isTaken = labels.filter((label) => label === ofOne[0].label).length > 1;
    return isTaken ? ofOne.map((cell) => ({ ...cell, label: `${cell.label} [${ofOne[0].id.slice(0, 6)}]` })) : ofOne;
  });
}

function planBaseline(input: PlanInput, baseline: BaselineEntry, data: CellConfig['data']): PlannedCell[] {
  const { definition, plugins, modelKinds } = input;
  const kind = findModelKind(baseline.model.kind, modelKinds);
  const model = { kind: kind.kind, options: kind.resolve(baseline.model.options, baseline.modelWhere) };
  const isStrnn = kind.kind === 'strnn';
  const tuning = tuningParts(baseline.tuning);
  checkTunedOptions(baseline.tuning, kind, baseline.model.options);
  const shared = {
    data,
    protocol: baseline.protocol ?? definition.protocol,
    scaler: baseline.scaler ?? definition.scaler,
    model,
    training: isStrnn ? trainingFor(definition.model.kind, definition.training) : {},
    plugins,
    ...tuning.config,
  };
  const ownWritten = definition.written.filter((path) => !path.startsWith('model.'));
  const sources = provenanceOf({
    config: shared,
    written: [...ownWritten, ...baseline.written],
    model: `experiment: ${baseline.modelWhere}`,
    protocol: baseline.protocol ? `experiment: ${baseline.where}.protocol` : 'experiment: protocol',
    ...(baseline.scaler !== undefined && { scaler: `experiment: ${baseline.where}.scaler` }),
  });
  const provenance = { ...sources, ...tuning.provenance };
  const label = baselineLabel(shared, definition, kind);
  const seeds = kind.random ? definition.seeds : definition.seeds.slice(0, 1);
  return seeds.map((seed) => {
    const config: CellConfig = { ...shared, seed };
    return { id: cellId(config), label, factors: {}, baseline: true, config, provenance };
  });
}

/** A recurrent baseline beside another kind of model is trained with the defaults. */
function trainingFor(mainKind: string, training: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return mainKind === 'strnn' ? training : trainingOptionsSchema.parse({});
}
