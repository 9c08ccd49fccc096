import { z } from 'zod';
import { foldsOption, sharedProtocolOptions } from '../protocol/protocolOptions.js';
import { strnnOptionsSchema } from './strnnOptions.js';
import { trainingOptionsSchema } from './trainingOptions.js';

/** What an axis may set. */
export interface AxisTarget {
  /** Option path: `'model.hidden'`. */
  readonly path: string;
  /** Undefined for the options of models other than 'strnn', which their own kind checks. */
  readonly schema?: z.ZodType;
  /** What a value sets, where that is not the value itself. */
  setting?(value: unknown): unknown;
  /** Follows the value in labels. */
  readonly suffix?: string;
}

/** The parts of a protocol that an axis may set. */
const protocolShape = { folds: foldsOption, ...sharedProtocolOptions };

/** Quad's four sweeps, in its order. */
const corners = ['corner:top-left', 'corner:top-right', 'corner:bottom-left', 'corner:bottom-right'];

/** How many of quad's sweeps: 4 is quad itself, so that it is the same cell. */
const directions: AxisTarget = {
  path: 'model.traversal',
  schema: z
    .int()
    .min(1)
    .max(corners.length)
    .meta({ expected: "how many of quad's directions, an integer from 1 to 4" }),
  setting: (count) =>
    count === corners.length ? 'quad' : count === 1 ? corners[0] : corners.slice(0, count as number),
  suffix: ' of quad',
};

const name = z.string().min(1).meta({ expected: 'a name' });

/**
 * Everything that `vary` may name, by the name it may be called: `'hidden'` and `'model.hidden'`, `'training.epochs'`,
 * `'protocol.folds'`, `'scaler'`, `'directions'`, `'protocol'` and `'data'` (options of the data set, `'data.slices'`, are
 * known to it alone). For another model than 'strnn' the map has no model options: any `'model.<option>'` goes.
 */
export function axisTargets(modelKind: string): ReadonlyMap<string, AxisTarget> {
  const targets = new Map<string, AxisTarget>();
  const add = (prefix: string, shape: Readonly<Record<string, unknown>>, alsoBare: boolean): void => {
    for (const [key, schema] of Object.entries(shape) as [string, z.ZodType][]) {
      const target = { path: `${prefix}.${key}`, schema };
      if (alsoBare) targets.set(key, target);
      else targets.set(target.path, target);
    }
  };
  if (modelKind === 'strnn') add('model', strnnOptionsSchema.shape, true);
  if (modelKind === 'strnn') targets.set('directions', directions);
  targets.set('scaler', { path: 'scaler', schema: name });
  targets.set('protocol', { path: 'protocol' });
  targets.set('data', { path: 'data' });
  if (modelKind === 'strnn') add('training', trainingOptionsSchema.shape, false);
  add('protocol', protocolShape, false);
  if (modelKind === 'strnn') add('model', strnnOptionsSchema.shape, false);
  return targets;
}
