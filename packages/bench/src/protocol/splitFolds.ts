import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import { checkFoldClasses } from './checkFoldClasses.js';
import { checkProtocol } from './checkProtocol.js';
import type { Fold, Protocol } from './Protocol.js';
import { shuffleFolds } from './shuffleFolds.js';
import { splitGroups } from './splitGroups.js';
import { splitInOrder } from './splitInOrder.js';
import { splitParts, type SplitPart } from './splitParts.js';
import { splitWithinTrials } from './splitWithinTrials.js';
import { withCopies } from './withCopies.js';

/** What a split needs of the samples. */
export type SplitSamples = Pick<Samples, 'y' | 'classes' | 'ids' | 'copyOf' | 'spans'>;

/**
 * Splits samples as a protocol says; the same protocol and samples always give the same folds. Groups are shuffled by
 * the protocol's seed and dealt out largest first, so that folds have about as many samples, unless the protocol deals
 * otherwise. A sample is on at most one side of a fold. Of protocols that take turns (all but `'in-order'`), every recorded
 * sample is on the test side of exactly one fold. Left out of a fold are other subjects' or sessions' samples, where a protocol
 * splits within them, and windows within a gap. Validation groups come from the training side only. Augmented copies are added
 * to the training side of their originals.
 *
 * @throws StrnnError 'option' when there are fewer groups than folds, another number of groups than the protocol says or no
 *   training group is left, 'data' when a tested or validated class has no training sample, 'shape' when ids and labels differ
 *   in number
 */
export function splitFolds(protocol: Protocol, samples: SplitSamples): Fold[] {
  checkProtocol(protocol);
  checkSizes(samples);
  const { y, ids, copyOf } = samples;
  const recorded = Int32Array.from(y.keys()).filter((sample) => copyOf === undefined || copyOf[sample] === -1);
  const parts = splitParts(protocol, ids, recorded);
  const honest = protocol.twinOf ?? protocol;
  const folds = parts.flatMap((part) => splitPart(honest, samples, part));
  const filled = protocol.twinOf === undefined ? folds : shuffleFolds(folds, samples, parts, protocol);
  return filled.map((fold, index) => {
    const numbered = { index, ...fold };
    checkFoldClasses(numbered, samples);
    return withCopies(numbered, copyOf);
  });
}

function splitPart(protocol: Protocol, samples: SplitSamples, part: SplitPart): Omit<Fold, 'index'>[] {
  switch (protocol.deal) {
    case 'in-order':
      return splitInOrder(protocol, samples, part);
    case 'shares':
    case 'blocks':
      return splitWithinTrials(protocol, samples, part);
    default:
      return splitGroups(protocol, samples, part);
  }
}

function checkSizes({ y, ids, spans }: SplitSamples): void {
  for (const key of ['subject', 'session', 'trial', 'window'] as const) {
    if (ids[key].length === y.length) continue;
    throw new StrnnError('shape', `ids.${key}: expected one per sample (${y.length}), but found ${ids[key].length}.`);
  }
  if (spans !== undefined && spans.length !== 2 * y.length) {
    throw new StrnnError('shape', `spans: expected two per sample (${2 * y.length}), but found ${spans.length}.`);
  }
  if (y.length === 0) throw new StrnnError('data', 'A split needs samples, but found none.');
}
