import { StrnnError, unknownName } from '@strnn/core/error';
import { axisTargets, type AxisTarget } from './axisTargets.js';
import { optionPath } from './optionPath.js';

const groups = ['model', 'training'];

/**
 * What `tune.<name>` sets: an option of the model, by name or as `'model.<name>'`, or of the training loop.
 *
 * @param root where `tune` was written: `'tune'`, `'baselines[0].tune'`
 * @throws StrnnError 'option' for what cannot be tuned; for an unknown option with the nearest one
 */
export function findTuneTarget(root: string, name: string, modelKind: string): AxisTarget {
  const where = optionPath(root, [name]);
  const targets = new Map([...axisTargets(modelKind)].filter(([, { path }]) => groups.includes(path.split('.', 1)[0])));
  const target = targets.get(name);
  if (target !== undefined) return target;
  if (['scaler', 'seed', 'seeds'].includes(name) || /^(data|protocol)\b/.test(name)) {
    throw new StrnnError(
      'option',
      `${where}: only options of the model and of the training loop can be tuned; '${name}' is the same in every fold.`,
    );
  }
  if (modelKind !== 'strnn') {
    if (name.startsWith('training.')) {
      throw new StrnnError(
        'option',
        `${where}: the model '${modelKind}' is not trained in epochs and has no training options.`,
      );
    }
    // Its own kind checks the option when the matrix is planned.
    return { path: name.startsWith('model.') ? name : `model.${name}` };
  }
  const allowed = [...targets.keys()].filter((path) => !path.startsWith('model.'));
  const dotted = allowed.find((path) => path.endsWith(`.${name}`));
  if (dotted === undefined) throw unknownName(where, 'option', name, allowed);
  throw new StrnnError(
    'option',
    `${where}: unknown option '${name}'. Did you mean '${dotted}'? Allowed: ${allowed.join(', ')}.`,
  );
}
