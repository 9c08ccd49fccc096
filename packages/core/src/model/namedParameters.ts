import type * as tf from '@tensorflow/tfjs';
import type { Cell, CellSizes, ParameterSpec } from '../cell/Cell.js';
import { StrnnError } from '../error/StrnnError.js';

/** A cell's parameters under the names they have in the whole model. */
export interface NamedParameters {
  readonly specs: readonly ParameterSpec[];
  /** The cell's own names -> names in the whole model. */
  readonly names: ReadonlyMap<string, string>;
  /** The cell's own names -> tensors, out of all of the model's. */
  pick(values: Readonly<Record<string, tf.Tensor>>): Record<string, tf.Tensor>;
}

/** The letters of the model's equations over time: R for the input, V for the recurrence, c for the bias. */
const temporalLetter: Readonly<Record<string, string>> = { U: 'R', W: 'V', b: 'c' };

/**
 * Names a cell's parameters `<name>/<owner>`, over time with the letters of the model's equations.
 *
 * @throws StrnnError 'plugin' when two parameters get the same name or a shape is no list of positive integers
 */
export function namedParameters(cell: Cell, sizes: CellSizes, owner: string, temporal = false): NamedParameters {
  const own = cell.parameters(sizes);
  const rename = (name: string): string =>
    `${temporal ? (temporalLetter[name[0]] ?? name[0]) + name.slice(1) : name}/${owner}`;
  const seen = new Set<string>();
  for (const { name, shape } of own) {
    if (seen.has(rename(name)))
      throw new StrnnError('plugin', `cell '${cell.name}': two parameters are called '${name}'.`);
    seen.add(rename(name));
    if (!shape.every((size) => Number.isInteger(size) && size > 0)) {
      throw new StrnnError('plugin', `cell '${cell.name}': parameter '${name}' has the shape [${shape.join(', ')}].`);
    }
  }
  return {
    names: new Map(own.map(({ name }) => [name, rename(name)])),
    specs: own.map((spec) => ({ ...spec, name: rename(spec.name) })),
    pick: (values) => Object.fromEntries(own.map(({ name }) => [name, values[rename(name)]])),
  };
}
