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
}

/** The parts of a protocol that an axis may set. */
const protocolShape = { folds: foldsOption, ...sharedProtocolOptions };

const name = z.string().min(1).meta({ expected: 'a name' });

/**
 * Everything that `vary` may name, by the name it may be called: `'hidden'` and `'model.hidden'`, `'training.epochs'`,
 * `'protocol.folds'`, `'scaler'`. For another model than 'strnn' the map has no model options: any `'model.<option>'` goes.
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
  targets.set('scaler', { path: 'scaler', schema: name });
  if (modelKind === 'strnn') add('training', trainingOptionsSchema.shape, false);
  add('protocol', protocolShape, false);
  if (modelKind === 'strnn') add('model', strnnOptionsSchema.shape, false);
  return targets;
}
