import { StrnnError } from '@strnn/core/error';
import type { SampleIds, Samples } from '@strnn/core/samples';
import {
  checkProtocol,
  dealtUnit,
  sampleGroups,
  type Fold,
  type GroupUnit,
  type Protocol,
  type SampleGroups,
} from '../protocol/index.js';
import { duplicateGroups } from './duplicateGroups.js';
import { findCopies } from './findCopies.js';
import { findDuplicates } from './findDuplicates.js';
import { findFittedOutside } from './findFittedOutside.js';
import { findOverlap } from './findOverlap.js';
import { findOverlappingWindows, promisesTime } from './findOverlappingWindows.js';
import { findSelectionOnTest } from './findSelectionOnTest.js';
import { findSharedGroups, promisedUnits } from './findSharedGroups.js';
import { findSmoothedAcross, promisesSmoothing } from './findSmoothedAcross.js';
import { findSubjectLabels } from './findSubjectLabels.js';
import { foldSides } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import type { FittedScope, SelectionScope } from './LeakScope.js';
import { nearDuplicateGroups } from './nearDuplicateGroups.js';
import { windowOrder } from './windowOrder.js';

/** What the gate looks at. */
export interface LeakGateInput {
  readonly protocol: Protocol;
  readonly folds: readonly Fold[];
  /** As they go into the transforms. */
  readonly samples: Pick<Samples, 'x' | 'shape' | 'y' | 'classes' | 'ids' | 'copyOf' | 'spans' | 'smoothing'>;
  /** What every transform was fitted on. */
  readonly fittedOn?: readonly FittedScope[];
  /** What every choice was made on. */
  readonly selection?: readonly SelectionScope[];
}

/**
 * Every way in which the test side of a fold is known before the test, by kind and fold; none for an honest run. A
 * lenient protocol passes what it declares (its own unit and the coarser ones on both sides) and nothing else.
 * Samples are hashed and compared once for all folds: 1e5 samples of 976 numbers in 50 folds took 1.1 s on an AMD EPYC.
 *
 * @throws StrnnError 'shape' for an index that no sample has or a scope of a fold that is not there
 */
export function leakGate({ protocol, folds, samples, fittedOn = [], selection = [] }: LeakGateInput): LeakFinding[] {
  checkProtocol(protocol);
  checkScopes(folds, samples.y.length, [
    ...fittedOn.map(({ what, fold, fittedOn: indices }) => ({ what, fold, indices })),
    ...selection.map(({ what, fold, selectedOn: indices }) => ({ what, fold, indices })),
  ]);
  const { ids, shape, spans, smoothing } = samples;
  const size = shape.T * shape.N * shape.D;
  const groupsOf = groupsOnce(ids);
  const promised = promisedUnits(protocol).map((unit) => groupsOf(unit));
  if (protocol.pooled === true) promised.push(sampleGroups(ids, protocol.by, true));
  // A leaky twin shuffles samples whatever they are; its honest protocol is where recordings that came twice are told.
  const isTwin = protocol.twinOf !== undefined;
  const duplicates = isTwin ? [] : duplicateGroups(samples.x, size);
  const nearDuplicates = isTwin ? [] : nearDuplicateGroups(samples.x, size, groupsOf('trial').of);
  const order =
    spans !== undefined && promisesTime(protocol, dealtUnit(protocol))
      ? windowOrder(spans, groupsOf('trial'))
      : undefined;
  const smoothed =
    smoothing !== undefined && smoothing.unit !== 'unknown' && promisesSmoothing(protocol)
      ? groupsOf(smoothing.unit)
      : undefined;
  const findings = folds.flatMap((fold) => {
    const sides = foldSides(fold, samples.y.length);
    return [
      ...promised.flatMap((groups) => findSharedGroups(fold, sides, groups)),
      ...findOverlap(fold, sides, ids),
      ...findCopies(fold, sides, samples.copyOf, ids),
      ...findDuplicates(fold, sides, duplicates, ids, 'duplicate-samples'),
      ...findDuplicates(fold, sides, nearDuplicates, ids, 'near-duplicate-samples'),
      ...(order === undefined ? [] : findOverlappingWindows(fold, sides, order, protocol.gap ?? 0, ids)),
      ...(smoothed === undefined ? [] : findSmoothedAcross(fold, sides, smoothed, smoothing!)),
      ...findFittedOutside(fold, sides, fittedOn, ids),
      ...findSelectionOnTest(fold, sides, selection, ids),
    ];
  });
  return [...findings, ...findSubjectLabels(protocol, samples, groupsOf('subject'))];
}

/** The samples' groups by unit, each made once. */
function groupsOnce(ids: SampleIds): (unit: GroupUnit) => SampleGroups {
  const made = new Map<GroupUnit, SampleGroups>();
  return (unit) => {
    const groups = made.get(unit) ?? sampleGroups(ids, unit);
    made.set(unit, groups);
    return groups;
  };
}

function checkScopes(
  folds: readonly Fold[],
  size: number,
  scopes: readonly { readonly what: string; readonly fold: number; readonly indices: Int32Array }[],
): void {
  const known = new Set(folds.map(({ index }) => index));
  for (const { what, fold, indices } of scopes) {
    if (!known.has(fold))
      throw new StrnnError('shape', `${what}: names fold ${fold}, but the folds are ${[...known].join(', ')}.`);
    const wrong = indices.find((sample) => sample < 0 || sample >= size);
    if (wrong !== undefined)
      throw new StrnnError('shape', `${what}: names sample ${wrong}, but there are ${size} samples.`);
  }
}
