import { seed62Sites } from '@strnn/core/sites';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { seedBandNames } from '../seed/seedFacts.js';
import { seedVClasses, seedVSessions, seedVTrials, seedVValues, seedVWindowSeconds } from './seedVFacts.js';
import type { SeedVContent } from './readSeedVFile.js';

export interface SeedVTrial {
  /** Class index. */
  readonly label: number;
  readonly series: FeatureSeries;
}

export const seedVTrialCount = seedVSessions.length * seedVTrials;

/** The trial of a place among the 45: `'session 2, trial 3 (number 17)'`. */
export function seedVTrialName(index: number): string {
  return `session ${seedVSessions[Math.floor(index / seedVTrials)]}, trial ${(index % seedVTrials) + 1} (number ${index})`;
}

/**
 * One trial of a file's content, checked: windows x 310 values and one class for all windows.
 *
 * @returns the trial, or what is wrong with it
 */
export function seedVTrial({ data, label }: SeedVContent, index: number): SeedVTrial | string {
  const [values, labels] = [data.get(index), label.get(index)];
  if (!values) return `${seedVTrialName(index)}: missing in 'data'`;
  if (!labels) return `${seedVTrialName(index)}: missing in 'label'`;
  const [W, columns] = values.shape;
  if (values.shape.length !== 2 || columns !== seedVValues || W < 1) {
    return `${seedVTrialName(index)}: expected windows x ${seedVValues} values, found ${values.shape.join(' x ')}`;
  }
  const [first] = labels.values;
  if (labels.values.length !== W || !labels.values.every((value) => value === first)) {
    return `${seedVTrialName(index)}: expected one class for all ${W} windows, found ${labels.values.length} labels: ${labels.values.slice(0, 8).join(' ')}`;
  }
  if (!Number.isInteger(first) || first < 0 || first >= seedVClasses.length) {
    return `${seedVTrialName(index)}: expected a class from 0 to ${seedVClasses.length - 1} (${seedVClasses.join(', ')}), found ${first}`;
  }
  const { names } = seed62Sites();
  return {
    label: first,
    series: {
      data: Float32Array.from(values.values),
      shape: { W, N: names.length, D: seedBandNames.length },
      sites: names,
      features: seedBandNames.map((band) => `de ${band}`),
      onset: 0,
      step: seedVWindowSeconds,
      length: seedVWindowSeconds,
    },
  };
}
