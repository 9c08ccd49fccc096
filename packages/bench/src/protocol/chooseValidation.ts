/**
 * Groups of the training side that become the validation side of one fold: the next ones after the fold's test groups
 * on a circle of all folds, so that over a whole leave-one-out run every group serves equally often.
 *
 * @param order all groups, shuffled
 * @param circle place of every group's test fold on the circle
 * @param fold place of this fold
 * @param folds length of the circle
 * @param count how many
 */
export function chooseValidation(
  order: Int32Array,
  circle: Int32Array,
  fold: number,
  folds: number,
  count: number,
): ReadonlySet<number> {
  if (count === 0) return new Set();
  const distance = (group: number): number => (circle[group] - fold + folds) % folds;
  const training = Array.from(order).filter((group) => circle[group] !== fold);
  return new Set(training.sort((a, b) => distance(a) - distance(b)).slice(0, count));
}
