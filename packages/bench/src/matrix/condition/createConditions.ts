import { StrnnError } from '@strnn/core/error';
import type { Axis } from '../AblationDefinition.js';
import { optionPath } from '../optionPath.js';
import { axisCell } from './axisCell.js';
import { askCondition } from './askCondition.js';
import { compileExclusions } from './compileExclusions.js';
import type { Condition, Exclusion } from './Condition.js';
import { Waiting } from './Waiting.js';

/** In a combination: the axis does not apply. */
export const ABSENT = -1;

/** In a combination that is being made: not decided yet. */
const OPEN = -2;

/** `when` and `exclude` of an experiment, ready to be asked. A combination holds an index into each axis's values. */
export interface Conditions {
  /** The axes that `when` names. */
  readonly conditional: readonly number[];
  /**
   * The same combination with `ABSENT` for the axes that do not apply.
   * @throws StrnnError 'option' for a condition that throws, gives no boolean or reads what is no axis
   */
  settle(combination: readonly number[]): number[];
  /** All different settled combinations of the grid, in the order of the axes' values; a cut branch is not gone through. */
  walk(): Generator<number[]>;
  /** Place in `exclude` of the first entry that leaves the settled combination out. */
  excludedBy(combination: readonly number[]): number | undefined;
}

/** @throws StrnnError 'option' for an axis or value that `exclude` names and the experiment does not have */
export function createConditions(
  axes: readonly Axis[],
  when: Readonly<Record<string, Condition>>,
  exclude: readonly Exclusion[],
): Conditions {
  const conditional = axes.flatMap(({ name }, axis) => (Object.hasOwn(when, name) ? [axis] : []));
  const isConditional = axes.map((_, axis) => conditional.includes(axis));
  const excludes = compileExclusions(axes, exclude);
  // One per axis: an error's stack costs more than a condition.
  const waiting: Waiting[] = [];
  const cell = axisCell(axes, (axis, combination) => {
    if (combination[axis] === OPEN) throw (waiting[axis] ??= new Waiting(axis));
    return combination[axis];
  });

  /** Whether a conditional axis applies; the axis it has to wait for, if any. */
  const applies = (axis: number, combination: readonly number[]): boolean | Waiting => {
    const where = optionPath('when', [axes[axis].name]);
    try {
      return askCondition(where, when[axes[axis].name], cell.of(combination), () => cell.describe(combination, OPEN));
    } catch (reason) {
      if (reason instanceof Waiting) return reason;
      throw reason;
    }
  };
  /** The next open axis that can be decided, and whether it applies; undefined when none is open. */
  const next = (combination: readonly number[]): { axis: number; applies: boolean } | undefined => {
    const open = conditional.find((axis) => combination[axis] === OPEN);
    if (open === undefined) return undefined;
    const line = [open];
    for (;;) {
      const axis = line[line.length - 1];
      const answer = applies(axis, combination);
      if (!(answer instanceof Waiting)) return { axis, applies: answer };
      if (line.includes(answer.axis)) throw circle(axes, line, answer.axis);
      line.push(answer.axis);
    }
  };

  const open = (): number[] => axes.map((_, axis) => (isConditional[axis] ? OPEN : 0));
  const settle = (given: readonly number[]): number[] => {
    if (conditional.length === 0) return [...given];
    const combination = given.map((value, axis) => (isConditional[axis] ? OPEN : value));
    for (let step = next(combination); step !== undefined; step = next(combination)) {
      combination[step.axis] = step.applies ? given[step.axis] : ABSENT;
    }
    return combination;
  };
  function* expand(combination: number[]): Generator<number[]> {
    const step = next(combination);
    if (step === undefined) {
      yield [...combination];
      return;
    }
    const { axis } = step;
    const values = step.applies ? [...axes[axis].values.keys()] : [ABSENT];
    for (const value of values) {
      combination[axis] = value;
      yield* expand(combination);
    }
    combination[axis] = OPEN;
  }
  function* walk(): Generator<number[]> {
    const combination = open();
    const always = combination.flatMap((value, axis) => (value === OPEN ? [] : [axis]));
    for (;;) {
      if (conditional.length === 0) yield [...combination];
      else yield* expand(combination);
      let place = always.length - 1;
      while (place >= 0 && combination[always[place]] === axes[always[place]].values.length - 1) {
        combination[always[place--]] = 0;
      }
      if (place < 0) return;
      combination[always[place]]++;
    }
  }
  return {
    conditional,
    settle,
    walk,
    excludedBy(combination) {
      for (const [place, excluding] of excludes.entries()) {
        const isOut =
          typeof excluding !== 'function'
            ? excluding.every(({ axis, value }) => combination[axis] === value)
            : askCondition(`exclude[${place}]`, excluding, cell.of(combination), () =>
                cell.describe(combination, OPEN),
              );
        if (isOut) return place;
      }
      return undefined;
    },
  };
}

function circle(axes: readonly Axis[], waiting: readonly number[], again: number): StrnnError {
  const names = waiting.slice(waiting.indexOf(again)).map((axis) => optionPath('when', [axes[axis].name]));
  const message =
    names.length === 1
      ? `${names[0]}: the condition reads the axis '${axes[again].name}' itself; whether an axis applies can depend on other axes only.`
      : `${names.join(', ')}: the conditions wait for each other; whether an axis applies must not depend on itself.`;
  return new StrnnError('option', message);
}
