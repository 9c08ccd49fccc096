import { optionPath } from './optionPath.js';
import type { CellConfig } from './PlannedCell.js';

/**
 * Where each value of a configuration came from, before any axis is applied: option path -> source.
 * @param written paths that the experiment wrote itself; the other options are defaults
 * @param model source of the model options that were written; also `protocol`, of the protocol; `scaler`, if it has its own
 */
export function provenanceOf({
  config,
  written,
  ...sources
}: {
  readonly config: Omit<CellConfig, 'scaler' | 'seed'>;
  readonly written: readonly string[];
  readonly model: string;
  readonly protocol: string;
  readonly scaler?: string;
}): Record<string, string> {
  const wrote = new Set(written);
  const provenance: Record<string, string> = { 'data.name': 'experiment: data' };
  for (const key of Object.keys(config.data.options)) provenance[optionPath('data', [key])] = 'experiment: data';
  provenance['data.fingerprint'] = 'computed from the files';
  for (const key of Object.keys(config.protocol)) provenance[`protocol.${key}`] = sources.protocol;
  provenance.scaler = sources.scaler ?? (wrote.has('scaler') ? 'experiment: scaler' : 'default');
  provenance['model.kind'] = sources.model;
  for (const key of Object.keys(config.model.options)) {
    const path = optionPath('model', [key]);
    provenance[path] = wrote.has(path) ? sources.model : 'default';
  }
  for (const key of Object.keys(config.training)) {
    provenance[`training.${key}`] = wrote.has(`training.${key}`) ? 'experiment: training' : 'default';
  }
  for (const name of Object.keys(config.plugins)) provenance[optionPath('plugins', [name])] = 'installed version';
  provenance.seed = wrote.has('seeds') ? 'experiment: seeds' : 'default';
  return provenance;
}
