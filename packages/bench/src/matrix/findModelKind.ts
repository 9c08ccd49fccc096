import { baselines } from '../baseline/baselines.js';
import type { ModelKind } from './ModelKind.js';

/**
 * What is known of a model kind. 'strnn' is completed by `defineAblation` already; of a kind that nobody describes the
 * options are taken as written, and its result as depending on the seed.
 */
export function findModelKind(kind: string, described: readonly ModelKind[] = baselines): ModelKind {
  const found = described.find((candidate) => candidate.kind === kind);
  return found ?? { kind, random: true, resolve: (options) => options };
}
