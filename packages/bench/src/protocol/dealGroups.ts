import { StrnnError } from '@strnn/core/error';
import { dealByClass } from './dealByClass.js';
import { dealFolds } from './dealFolds.js';
import type { Protocol } from './Protocol.js';
import type { SampleGroups } from './sampleGroups.js';

/** What is dealt out. */
export interface Deal {
  /** The groups, shuffled. */
  readonly order: Int32Array;
  readonly groups: SampleGroups;
  /** Class of every sample that `groups` is of. */
  readonly labels: Int32Array;
  readonly classes: readonly string[];
  readonly folds: number;
}

/**
 * The fold of every group, as the protocol deals.
 * @throws StrnnError 'option' for `'by-class'` where a group has samples of several classes
 */
export function dealGroups(protocol: Protocol, { order, groups, labels, classes, folds }: Deal): Int32Array {
  const deal = protocol.deal ?? 'by-size';
  if (deal === 'by-size') return dealFolds(order, groups.sizes, folds);
  // Groups are numbered in the order of their names.
  if (deal === 'every-kth') return Int32Array.from(groups.names, (_, group) => group % folds);
  const classOf = new Int32Array(groups.names.length).fill(-1);
  groups.of.forEach((group, i) => {
    if (classOf[group] !== -1 && classOf[group] !== labels[i]) {
      throw new StrnnError(
        'option',
        `protocol.deal: by-class needs ${groups.unit}s of one class, but ${groups.names[group]} has samples of ` +
          `'${classes[classOf[group]]}' and '${classes[labels[i]]}'. For such data: withinSubjectKFold({ deal: 'by-size' }).`,
      );
    }
    classOf[group] = labels[i];
  });
  return dealByClass(order, classOf, folds);
}
