import type { Protocol } from './Protocol.js';

/**
 * The lenient twin of an honest protocol: as many folds, sides of the same sizes and classes, within the same subject or
 * session, but filled with shuffled samples, so that windows of one trial are on both sides. What a model gains in it was
 * leaked.
 */
export function leakyTwin(honest: Protocol): Protocol {
  const { by, folds, validationGroups, seed, within } = honest;
  return {
    kind: 'leaky-twin',
    by,
    folds,
    validationGroups,
    seed,
    lenient: true,
    shuffled: 'window',
    ...(within !== undefined && { within }),
    twinOf: honest,
  };
}
