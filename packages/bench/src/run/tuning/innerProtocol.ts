import { leakyTwin } from '../../protocol/leakyTwin.js';
import type { Protocol } from '../../protocol/index.js';

/**
 * How a training side is split once more: k folds by the protocol's own unit, dealt out by the protocol's seed (never
 * the cell's, so that cells of a matrix share their inner folds as they share their folds). A lenient protocol's inner
 * folds are lenient in the same way.
 *
 * @param folds inner folds
 * @param usesValidation whether an epoch is chosen, on as many groups of each inner training part as in the outer folds
 */
export function innerProtocol(protocol: Protocol, folds: number, usesValidation: boolean): Protocol {
  const { by, lenient, shuffled, deal, pooled, seed, twinOf } = protocol;
  const validationGroups = usesValidation ? protocol.validationGroups : 0;
  if (twinOf !== undefined) return leakyTwin(innerProtocol(twinOf, folds, usesValidation));
  // Parts of every trial: of what the outer fold left of it.
  if (deal === 'shares' || deal === 'blocks') return { ...protocol, folds, validationGroups };
  return {
    kind: lenient ? 'shuffled-k-fold' : 'grouped-k-fold',
    by,
    folds,
    validationGroups,
    seed,
    lenient,
    ...(lenient && shuffled !== undefined && { shuffled }),
    ...(pooled && { pooled }),
  };
}
