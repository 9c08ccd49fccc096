import { oneOf, showValue, someOf } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { checkSwitch } from '../../option/checkSwitch.js';
import { type GfeExpression, gfeExpressions, gfeSharedExpressions, type GfeSigner, gfeSigners } from './gfeNames.js';
import type { UciGfeOptions } from './uciGfe.js';

export const gfeFeatureKinds = ['position', 'displacement', 'velocity'] as const;
export type GfeFeatureKind = (typeof gfeFeatureKinds)[number];
const optionNames = [
  'center',
  'classes',
  'depth',
  'dropouts',
  'features',
  'largestGap',
  'layout',
  'origin',
  'path',
  'shortestRun',
  'signers',
  'steps',
] as const;

/** What identifies the samples, defaults filled in. The folder is not part of it: the fingerprint is over the content. */
export interface ResolvedGfeOptions extends Readonly<Record<string, unknown>> {
  readonly signers: readonly GfeSigner[];
  /** In the order of `gfeExpressions`. */
  readonly classes: readonly GfeExpression[];
  readonly steps: number;
  readonly center: 'video' | 'clip' | 'none';
  readonly origin: 'picture' | 'face';
  readonly depth: boolean;
  readonly dropouts: 'repair' | 'mask' | 'keep';
  readonly features: readonly GfeFeatureKind[];
  readonly layout: 'grid' | 'graph';
  readonly shortestRun: number;
  readonly largestGap: number | null;
}

/** Checks options that may come from anywhere (an experiment file, JSON) and fills in the defaults; `undefined` counts as left out. */
export function resolveGfeOptions(options: UciGfeOptions): ResolvedGfeOptions {
  const where = 'uciGfe';
  checkOptionNames(options, where, optionNames);
  const { classes, steps = 16, depth = true, shortestRun = 4, largestGap = 1, path } = options;
  checkNumber(steps, `${where}.steps`, { low: 2, high: 256, integer: true });
  checkNumber(shortestRun, `${where}.shortestRun`, { low: 1, high: 1000, integer: true });
  checkSwitch(depth, `${where}.depth`);
  if (largestGap !== null && !(typeof largestGap === 'number' && largestGap > 0 && largestGap < Infinity)) {
    const rule = 'expected a number of seconds above 0, or null to cut nowhere';
    throw new StrnnError('option', `${where}.largestGap: ${rule}, found ${showValue(largestGap)}`);
  }
  if (path !== undefined && (typeof path !== 'string' || path === '')) {
    throw new StrnnError('option', `${where}.path: expected the name of a folder, found ${showValue(path)}`);
  }
  const dropouts = oneOf(`${where}.dropouts`, 'way', options.dropouts, ['repair', 'mask', 'keep'], 'repair');
  if (dropouts !== 'repair' && !depth) {
    const rule = 'only depths drop out, and depth is false';
    throw new StrnnError('option', `${where}.dropouts: ${rule}; leave dropouts out, found '${dropouts}'`);
  }
  return {
    center: oneOf(`${where}.center`, 'center', options.center, ['video', 'clip', 'none'], 'video'),
    classes: classesOf(`${where}.classes`, classes),
    depth,
    dropouts,
    features: someOf(`${where}.features`, 'feature', options.features ?? ['position'], gfeFeatureKinds),
    largestGap,
    layout: oneOf(`${where}.layout`, 'layout', options.layout, ['grid', 'graph'], 'grid'),
    origin: oneOf(`${where}.origin`, 'origin', options.origin, ['picture', 'face'], 'picture'),
    shortestRun,
    signers: someOf(`${where}.signers`, 'signer', options.signers, gfeSigners),
    steps,
  };
}

function classesOf(where: string, classes: UciGfeOptions['classes'] = 'shared'): readonly GfeExpression[] {
  if (classes === 'shared') return gfeSharedExpressions;
  if (classes === 'all') return gfeExpressions;
  if (typeof classes === 'string') throw unknownName(where, 'choice', classes, ['shared', 'all']);
  const named = someOf(where, 'expression', classes, gfeExpressions);
  if (named.length < 2) {
    throw new StrnnError('option', `${where}: expected two or more expressions to tell apart, found ${named.join()}`);
  }
  return gfeExpressions.filter((name) => named.includes(name));
}
