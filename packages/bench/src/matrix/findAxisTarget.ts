import { StrnnError, unknownName } from '@strnn/core/error';
import { axisTargets, type AxisTarget } from './axisTargets.js';
import { optionPath } from './optionPath.js';

/**
 * What the axis `name` sets.
 * @throws StrnnError 'option' naming the nearest axis
 */
export function findAxisTarget(name: string, modelKind: string): AxisTarget {
  const targets = axisTargets(modelKind);
  const target = targets.get(name);
  if (target) return target;
  const where = optionPath('vary', [name]);
  if (/^data(\.[^.]+)+$/.test(name)) return { path: name };
  if (modelKind !== 'strnn' && /^model\.\w/.test(name)) return { path: name };
  const allowed = [...targets.keys()].filter((path) => !path.startsWith('model.'));
  if (modelKind !== 'strnn') allowed.push('model.<option>');
  allowed.push('data.<option>');
  // 'learningRate' is nearer to 'training.learningRate' than any count of changed letters says.
  const dotted = allowed.find((path) => path.endsWith(`.${name}`));
  if (dotted === undefined) throw unknownName(where, 'axis', name, allowed);
  throw new StrnnError(
    'option',
    `${where}: unknown axis '${name}'. Did you mean '${dotted}'? Allowed: ${allowed.join(', ')}.`,
  );
}
