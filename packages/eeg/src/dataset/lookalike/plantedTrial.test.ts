import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import { plantedTrial } from './plantedTrial.js';

const channels = ['Fp1', 'fz', 'C3', 'PZ', 'O2'];
const traits = { gains: [1, 1, 1, 1, 1], effect: 1 };

/** DE per channel of theta, alpha and beta, over 60 s. */
function entropies(levels: { theta?: number; alpha?: number; beta?: number }) {
  const data = plantedTrial({ random: createRandom(5), channels, samples: 60 * 128, rate: 128, traits, levels });
  const recipe = { feature: 'de', bands: { theta: [4, 8], alpha: [8, 14], beta: [14, 31] }, window: 60 } as const;
  return extractFeatures({ names: channels, rate: 128, units: channels.map(() => 'uV'), data }, recipe).data;
}

describe('plantedTrial', () => {
  it('is the same for the same seed', () => {
    expect(entropies({})).toEqual(entropies({}));
  });

  it.each([
    ['theta', 0, [0, 1], 1],
    ['alpha', 1, [3, 4], -1],
    ['beta', 2, [0, 1], 1],
  ] as const)('%s shows in its band at its places and nowhere else', (name, band, places, sign) => {
    const [low, high] = [entropies({ [name]: -1 }), entropies({ [name]: 1 })];
    channels.forEach((_, channel) => {
      for (let b = 0; b < 3; b++) {
        const change = sign * (high[channel * 3 + b] - low[channel * 3 + b]);
        const planted = b === band && (places as readonly number[]).includes(channel);
        // Leakage of a strong rhythm into the neighbouring band stays below a tenth of the effect.
        if (planted) expect(change).toBeGreaterThan(0.5);
        else expect(Math.abs(change)).toBeLessThan(0.1);
      }
    });
  });
});
