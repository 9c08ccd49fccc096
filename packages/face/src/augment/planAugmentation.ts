import { createRandom } from '@strnn/core/random';
import type { Augmentation, AugmentationDraw } from './Augmentation.js';

/**
 * What the copies of one sequence are made by. Copy k depends on the seed, the key and k alone: not on the number of
 * copies, on other sequences, or on their order, so that any worker can make any copy. A range can be changed, or set
 * to 0, without moving the draws of the others.
 *
 * @param augmentation from `resolveAugmentation`
 * @param key unique to the sequence: subject, session and trial
 */
export function planAugmentation(augmentation: Augmentation, key: string): AugmentationDraw[] {
  const { copies, flip, rotation, scale, translation, noise, jitter } = augmentation;
  return Array.from({ length: copies }, (_, copy) => {
    const seed = `${augmentation.seed}/augmentation/${copy}/${key}`;
    const random = createRandom(seed);
    const within = (range: number): number => (2 * random.uniform() - 1) * range;
    return {
      flip: random.uniform() < flip,
      rotation: within(rotation),
      scale: Math.exp(within(Math.log1p(scale))),
      translation: [within(translation), within(translation)],
      noise,
      jitter,
      seed,
    };
  });
}
