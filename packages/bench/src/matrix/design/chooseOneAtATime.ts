import { StrnnError } from '@strnn/core/error';
import type { AblationDefinition, Axis } from '../AblationDefinition.js';
import { canonicalJson } from '../canonicalJson.js';
import { findAxisValue } from '../condition/compileExclusions.js';
import { ABSENT } from '../condition/createConditions.js';
import { dataKey } from '../dataKey.js';
import { factorOf } from '../factorOf.js';
import { showCount } from '../showCount.js';
import type { DesignChoice, DesignRequest } from './chooseByDesign.js';
import type { Design } from './Design.js';
import { gridSize } from './gridSize.js';

/** A centre, and each other value of each axis that applies there. */
export function chooseOneAtATime({
  definition,
  design,
  conditions,
  isOut,
}: DesignRequest<Extract<Design, { kind: 'one-at-a-time' }>>): DesignChoice {
  const { axes } = definition;
  const given = axes.map((axis) => {
    const value = design.around[axis.name];
    if (value === undefined) return Math.max(0, usualPlace(axis, definition));
    const found = findAxisValue(axes, axis.name, value, 'design.around');
    if (typeof found === 'string') throw new StrnnError('option', found);
    return found.value;
  });
  const centre = conditions.settle(given);
  const label = axes
    .flatMap(({ name, values }, axis) => (centre[axis] === ABSENT ? [] : [`${name}=${factorOf(values[centre[axis]])}`]))
    .join(' ');
  if (isOut(centre)) {
    throw new StrnnError(
      'option',
      `design: the centre ${label} is left out by exclude. Choose another: oneAtATime({ around: { ... } }).`,
    );
  }
  const rows = new Map([[centre.join(), centre]]);
  let left = 0;
  for (const [axis, { values }] of axes.entries()) {
    if (centre[axis] === ABSENT) continue;
    for (const value of values.keys()) {
      // An axis that begins to apply through this value is at its own centre.
      const row = conditions.settle(given.map((own, other) => (other === axis ? value : own)));
      if (rows.has(row.join())) continue;
      if (isOut(row)) left++;
      else rows.set(row.join(), row);
    }
  }
  const absent = axes.filter((_, axis) => centre[axis] === ABSENT).map(({ name }) => name);
  return {
    rows: [...rows.values()],
    design: `one factor at a time around ${label}: ${rows.size} of ${showCount(gridSize(axes))} combinations${left > 0 ? ` (exclude leaves out ${left} more)` : ''}`,
    notes: absent.map(
      (name) =>
        `${name} does not apply at the centre (when.${name}), so it is not varied; give a centre where it does: oneAtATime({ around: { ... } }).`,
    ),
  };
}

/** Which of the axis's values the experiment has without the axis; -1: none of them. */
function usualPlace({ path, values, settings = values }: Axis, definition: AblationDefinition): number {
  const { data, protocol, scaler, model, training } = definition;
  if (path === 'data') return settings.findIndex((source) => dataKey(source as typeof data) === dataKey(data));
  const [root, ...keys] = path.split('.');
  const groups: Readonly<Record<string, unknown>> = {
    data: data.options,
    protocol,
    scaler,
    model: model.options,
    training,
  };
  const usual = keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    groups[root],
  );
  if (usual === undefined) return -1;
  const text = canonicalJson(usual);
  return settings.findIndex((setting) => canonicalJson(setting) === text);
}
