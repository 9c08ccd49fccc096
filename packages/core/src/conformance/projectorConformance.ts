import type { Projector } from '../projector/Projector.js';
import { checkItemName } from './checkItemName.js';
import { checkPenalty, checkPenaltySlope, checkSubgradient } from './checkPenalty.js';
import { checkExactZeros, checkMinimum, checkZeroThreshold } from './checkProximal.js';
import { checkApply, checkEffective, checkStraightThrough } from './checkSelection.js';
import type { ConformanceCheck } from './ConformanceCheck.js';

/**
 * What every projector has to satisfy, for plugin authors and for the built-in ones alike: a penalty that is never
 * negative, and 0 for zero weights; a subgradient that is added, scaled, and agrees with central differences away from
 * kinks; a proximal step, if there is one, that changes nothing at threshold 0, minimises its objective and gives exact
 * zeros at a large threshold; effective weights that stay the same when asked for again, and that the model's own
 * (`apply`) agree with; a gradient that `apply` passes on unchanged, if the projector says `straightThrough`. Runs on the
 * current tfjs backend, in well under a second.
 */
export function projectorConformance(projector: Projector): readonly ConformanceCheck[] {
  const rules: [string, (projector: Projector) => void][] = [
    ['has a valid name and a description', (item) => checkItemName('projector', item)],
    ['the penalty is never negative, and 0 for zero weights', checkPenalty],
    ['the subgradient is scaled, added and finite', checkSubgradient],
    ['the subgradient agrees with central differences', checkPenaltySlope],
    ['the effective weights fit, and stay when asked for again', checkEffective],
    ['what the model multiplies by are the effective weights', checkApply],
  ];
  if (projector.straightThrough === true) {
    rules.push(['apply passes its gradient on unchanged (straightThrough)', checkStraightThrough]);
  }
  if (projector.proximal !== undefined) {
    rules.push(
      ['the proximal step changes nothing at threshold 0', checkZeroThreshold],
      ['the proximal step minimises ½ |v - weights|² + threshold Ω(v)', checkMinimum],
      ['the proximal step gives exact zeros at a large threshold', checkExactZeros],
    );
  }
  return rules.map(([name, check]) => ({ name, run: () => check(projector) }));
}
