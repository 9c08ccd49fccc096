/** Weight of each sample in the loss: its class's, divided by the sum over the batch, as PyTorch weights it. */
export function sampleWeights(labels: Int32Array, classWeights: Float32Array | undefined): Float32Array {
  let total = 0;
  for (const label of labels) total += classWeights?.[label] ?? 1;
  return Float32Array.from(labels, (label) => (classWeights?.[label] ?? 1) / total);
}
