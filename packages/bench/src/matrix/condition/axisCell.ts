import { nearestName, StrnnError } from '@strnn/core/error';
import type { Axis } from '../AblationDefinition.js';
import { factorOf } from '../factorOf.js';
import type { AxisCell } from './Condition.js';

/** Keys that the language or a console looks for in any object. */
const IGNORED = new Set(['then', 'toJSON', 'constructor', 'nodeType', 'asymmetricMatch']);

/**
 * The cell that conditions are given: one object that shows whichever combination is asked about, so that the cells of a
 * large grid cost nothing, and that refuses what is no axis rather than give undefined.
 *
 * @param read the index of an axis's value in the combination, -1 where it does not apply
 */
export function axisCell(
  axes: readonly Axis[],
  read: (axis: number, combination: readonly number[]) => number,
): {
  of(combination: readonly number[]): AxisCell;
  /** The combination as a label, for errors; axes at `open` are left out. */
  describe(combination: readonly number[], open: number): string;
} {
  const places = new Map(axes.map(({ name }, axis) => [name, axis]));
  let current: readonly number[] = [];
  const valueOf = (axis: number): unknown => {
    const value = read(axis, current);
    return value < 0 ? undefined : axes[axis].values[value];
  };
  const readOnly = (): never => {
    throw new StrnnError('option', 'the condition changes the cell, which it may only read.');
  };
  const cell = new Proxy<AxisCell>(
    {},
    {
      get(_, key) {
        if (typeof key === 'symbol' || IGNORED.has(key)) return undefined;
        const axis = places.get(key);
        if (axis === undefined) throw unknownAxis(key, [...places.keys()]);
        return valueOf(axis);
      },
      has: (_, key) => typeof key === 'string' && places.has(key),
      ownKeys: () => [...places.keys()],
      getOwnPropertyDescriptor(_, key) {
        const axis = typeof key === 'string' ? places.get(key) : undefined;
        return axis === undefined ? undefined : { value: valueOf(axis), enumerable: true, configurable: true };
      },
      set: readOnly,
      defineProperty: readOnly,
      deleteProperty: readOnly,
    },
  );
  return {
    of(combination) {
      current = combination;
      return cell;
    },
    describe: (combination, open) =>
      axes
        .flatMap(({ name, values }, axis) => {
          const value = combination[axis];
          return value < 0 || value === open ? [] : [`${name}=${factorOf(values[value])}`];
        })
        .join(' '),
  };
}

function unknownAxis(key: string, names: readonly string[]): StrnnError {
  const near = nearestName(key, names) ?? names.find((name) => name.endsWith(`.${key}`));
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  return new StrnnError(
    'option',
    `the condition reads '${key}', which is no axis of this experiment.${hint} Axes: ${names.join(', ')}.`,
  );
}
