import { predict } from './predict.js';
import type { TrainRequest } from './TrainRequest.js';

/** Accuracy and mean cross-entropy on the validation samples; the loss breaks ties of the accuracy. */
export async function scoreValidation(
  { model, x, y, validation, path = 'fused' }: TrainRequest,
  vector: Float32Array,
): Promise<{ accuracy: number; loss: number }> {
  const C = model.sizes.classes;
  const probabilities = await predict(model, vector, x, validation, path);
  let right = 0;
  let loss = 0;
  validation.forEach((index, i) => {
    const row = probabilities.subarray(i * C, (i + 1) * C);
    if (row.indexOf(Math.max(...row)) === y[index]) right++;
    loss -= Math.log(Math.max(row[y[index]], 1e-12));
  });
  return { accuracy: right / validation.length, loss: loss / validation.length };
}
