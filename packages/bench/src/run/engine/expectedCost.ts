import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { trainingsOf } from '../tuning/trainingsOf.js';

/**
 * Roughly how long a cell takes, in no unit: only its order and ratios are used, to start long cells first and to
 * share out the time left. Grows with the directions, the hidden units, the gates of the spatial cell, the epochs and what is
 * tuned over.
 */
export function expectedCost({ config: { model, training, tuning } }: PlannedCell): number {
  const trainings = trainingsOf({ ...(tuning && { tuning }) });
  if (typeof training.epochs !== 'number') return trainings;
  const { traversal, hidden, cell } = model.options;
  const names = Array.isArray(traversal) ? traversal : [traversal];
  let directions = 0.5; // the part of a model that does not depend on them
  for (const name of names) directions += name === 'none' ? 0 : name === 'quad' ? 4 : 1;
  const gates = cell === 'lstm' ? 5 : cell === 'gru' ? 3 : 1;
  const units = typeof hidden === 'number' ? hidden : 30;
  return 1 + trainings * directions * gates * (1 + units / 30) * training.epochs;
}
