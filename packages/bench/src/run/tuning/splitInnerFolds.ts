import { StrnnError } from '@strnn/core/error';
import { splitFolds, type DealtUnit, type Fold, type Protocol, type SplitSamples } from '../../protocol/index.js';
import { dealtUnit } from '../../protocol/dealtUnit.js';
import { pickIds } from '../../protocol/pickIds.js';
import { sampleGroups, type SampleGroups } from '../../protocol/sampleGroups.js';

/** The inner folds of one fold. */
export interface InnerFolds {
  /** Indices of samples of the outer fold's training side only; `test` is the held-out part. */
  readonly folds: readonly Fold[];
  /** What was dealt out: `12` `'subject'`s. */
  readonly groups: number;
  readonly unit: DealtUnit;
}

/**
 * Splits the training side of a fold (its validation groups included) once more. No sample of the fold's test side, and
 * no augmented copy of one, is in any inner fold. Groups of one class each are dealt out by class, so that every inner
 * fold has some of each.
 *
 * @param protocol of the inner folds
 * @throws StrnnError 'option' when the training side has too few groups, 'data' when a class would be held out whole
 */
export function splitInnerFolds(outer: Fold, protocol: Protocol, samples: SplitSamples): InnerFolds {
  const side = trainingSide(outer, samples.copyOf);
  const recorded = side.filter((sample) => samples.copyOf === undefined || samples.copyOf[sample] === -1);
  const labels = recorded.map((sample) => samples.y[sample]);
  const honest = protocol.twinOf ?? protocol;
  const groups = sampleGroups(pickIds(samples.ids, recorded), dealtUnit(honest), honest.pooled);
  const cutsTrials = honest.deal === 'shares' || honest.deal === 'blocks';
  if (!cutsTrials && groups.names.length < honest.folds) throw tooFew(outer, honest, groups);

  const deal = !cutsTrials && haveOneClass(groups, labels) ? ({ deal: 'by-class' } as const) : {};
  const dealt =
    protocol.twinOf === undefined ? { ...protocol, ...deal } : { ...protocol, twinOf: { ...honest, ...deal } };
  let folds: Fold[];
  try {
    folds = splitFolds(dealt, part(samples, side));
  } catch (cause) {
    if (!(cause instanceof StrnnError)) throw cause;
    throw new StrnnError(cause.code, `The inner folds of ${outer.name}, for tuning: ${cause.message}`, { cause });
  }
  const back = (indices: Int32Array): Int32Array => indices.map((place) => side[place]);
  return {
    folds: folds.map(({ index, train, validation, test }) => ({
      index,
      name: `${outer.name}, inner fold ${index + 1} of ${folds.length}`,
      train: back(train),
      validation: back(validation),
      test: back(test),
    })),
    groups: groups.names.length,
    unit: groups.unit,
  };
}

/** The recorded samples of the training and validation side and every copy of one, ascending. */
function trainingSide({ train, validation }: Fold, copyOf: SplitSamples['copyOf']): Int32Array {
  const both = [...train, ...validation];
  if (copyOf === undefined) return Int32Array.from(both).sort();
  const recorded = new Set(both.filter((sample) => copyOf[sample] === -1));
  return Int32Array.from(copyOf.keys()).filter((sample) => recorded.has(sample) || recorded.has(copyOf[sample]));
}

function part({ y, classes, ids, copyOf, spans }: SplitSamples, side: Int32Array): SplitSamples {
  const place = new Map(Array.from(side, (sample, index) => [sample, index]));
  return {
    y: side.map((sample) => y[sample]),
    classes,
    ids: pickIds(ids, side),
    ...(copyOf !== undefined && {
      copyOf: side.map((sample) => (copyOf[sample] === -1 ? -1 : place.get(copyOf[sample])!)),
    }),
    ...(spans !== undefined && {
      spans: Float64Array.from({ length: 2 * side.length }, (_, i) => spans[2 * side[i >> 1] + (i & 1)]),
    }),
  };
}

function haveOneClass({ of, names }: SampleGroups, labels: Int32Array): boolean {
  const classOf = new Int32Array(names.length).fill(-1);
  return of.every((group, place) => {
    const isSame = classOf[group] === -1 || classOf[group] === labels[place];
    classOf[group] = labels[place];
    return isSame;
  });
}

function tooFew({ name }: Fold, { folds }: Protocol, { names, unit }: SampleGroups): StrnnError {
  const instead = names.length < 2 ? 'Tune nothing here' : `Take ${names.length === 2 ? '2' : `2 to ${names.length}`}`;
  return new StrnnError(
    'option',
    `innerFolds: ${folds} inner folds by ${unit} need at least ${folds} ${unit}s to train on, but ${name} has ${names.length}. ${instead}, or take another protocol.`,
  );
}
