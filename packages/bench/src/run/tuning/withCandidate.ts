import type { CellConfig } from '../../matrix/PlannedCell.js';
import type { Candidate } from './candidatesOf.js';

/** The configuration with a candidate's values in place of the tuned options. */
export function withCandidate(config: CellConfig, candidate: Candidate): CellConfig {
  const parts = { model: { ...config.model.options }, training: { ...config.training } };
  for (const [path, value] of Object.entries(candidate)) {
    const dot = path.indexOf('.');
    parts[path.slice(0, dot) as 'model' | 'training'][path.slice(dot + 1)] = value;
  }
  return { ...config, model: { ...config.model, options: parts.model }, training: parts.training };
}
