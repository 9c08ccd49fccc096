/** The class that is predicted: the first one of the largest probability. */
export function predictedClass(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let label = 1; label < probabilities.length; label++)
    if (probabilities[label] > probabilities[best]) best = label;
  return best;
}
