/**
 * Turns the logits of one row into probabilities, in place; safe against overflow.
 *
 * @param values holds the K logits from `start` on
 * @returns log(sum(exp(logits)))
 */
export function softmaxRow(values: Float64Array, start: number, classes: number): number {
  const end = start + classes;
  let largest = values[start];
  for (let k = start + 1; k < end; k++) if (values[k] > largest) largest = values[k]!;
  let sum = 0;
  for (let k = start; k < end; k++) sum += values[k] = Math.exp(values[k] - largest);
  for (let k = start; k < end; k++) values[k] /= sum;
  return largest + Math.log(sum);
}
