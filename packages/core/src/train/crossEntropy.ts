import * as tf from '@tensorflow/tfjs';

/**
 * Mean softmax cross-entropy, sum_b w_b (-log p_b[y_b]) / sum_b w_b as PyTorch weights it, with the fused gradient
 * (p - onehot) w / sum w.
 *
 * @param logits B x C
 * @param labels B class numbers
 * @param weights C class weights; left out = 1
 */
export function crossEntropy(logits: tf.Tensor2D, labels: Int32Array, weights?: Float32Array): tf.Scalar {
  const classes = logits.shape[1];
  const target = new Float32Array(labels.length * classes);
  let total = 0;
  for (const label of labels) total += weights?.[label] ?? 1;
  labels.forEach((label, b) => (target[b * classes + label] = (weights?.[label] ?? 1) / total));
  const weightOf = Float32Array.from(labels, (label) => (weights?.[label] ?? 1) / total);
  return tf.customGrad((given, save) => {
    const oneHot = tf.tensor2d(target, [labels.length, classes]);
    const logProbabilities = tf.logSoftmax(given as tf.Tensor2D);
    (save as tf.GradSaveFunc)([logProbabilities]);
    return {
      value: tf.neg(tf.sum(tf.mul(oneHot, logProbabilities))),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const scaled = tf.mul(tf.exp(saved[0]), tf.tensor2d(weightOf, [labels.length, 1]));
        return tf.mul(tf.sub(scaled, tf.tensor2d(target, [labels.length, classes])), dy);
      },
    };
  })(logits) as tf.Scalar;
}
