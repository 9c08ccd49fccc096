import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import { recording, whiteNoise } from '../features.test.support.js';
import { createFeatureExtractor } from './createFeatureExtractor.js';
import { extractFeatures } from './extractFeatures.js';
import type { FeatureRecipe } from './FeatureRecipe.js';

const samples = recording.data[0].length;

function inBlocks(recipe: FeatureRecipe, sizes: () => number) {
  const extractor = createFeatureExtractor(recording, recipe);
  for (let at = 0; at < samples;) {
    const end = Math.min(samples, at + sizes());
    extractor.push(recording.data.map((channel) => channel.subarray(at, end)));
    at = end;
  }
  return extractor.finish();
}

describe('createFeatureExtractor', () => {
  it.each<FeatureRecipe>([
    { feature: 'de' },
    { feature: 'de', window: 0.5, step: 0.125 },
    { feature: 'de', method: 'filter', direction: 'causal' },
    { feature: 'de', method: 'filter', direction: 'causal', window: 0.5, step: 0.125, order: 5 },
    { feature: 'de', method: 'filter', direction: 'causal', window: 0.25, step: 1.1015625 },
    { feature: 'de', method: 'seed-stft', window: 0.25, step: 0.75 },
    { feature: 'psd', window: 2, step: 0.5, segment: 0.5 },
    { feature: 'psd', method: 'multitaper' },
    { feature: 'asm', window: 0.5 },
    { feature: 'dcau' },
    { feature: 'hjorth', window: 0.125, step: 0.0625 },
  ])('gives the same bits whatever the blocks: %j', (recipe) => {
    const whole = extractFeatures(recording, recipe);
    const random = createRandom(3);
    expect(inBlocks(recipe, () => 1)).toEqual(whole);
    expect(inBlocks(recipe, () => 97)).toEqual(whole);
    expect(inBlocks(recipe, () => 256)).toEqual(whole);
    expect(inBlocks(recipe, () => random.integer(400))).toEqual(whole);
  });

  it('keeps to the number of whole windows', () => {
    const bands = { alpha: [8, 13] } as const;
    const noise = whiteNoise(['Cz'], 100, 1000);
    for (const [window, step, W] of [[1, 1, 10], [3, 1, 8], [1, 2.5, 4], [1, 3.1, 3], [10, 1, 1]]) {
      expect(extractFeatures(noise, { feature: 'de', bands, window, step }).shape.W).toBe(W);
      expect(extractFeatures(noise, { feature: 'de', bands, window, step, method: 'filter' }).shape.W).toBe(W);
    } // prettier-ignore
  });

  it('refuses zero-phase filters, which need the whole signal', () => {
    expect(() => createFeatureExtractor(recording, { feature: 'de', method: 'filter' }, 'deap.features')).toThrow(
      'deap.features.direction: zero-phase filters need the whole signal, use extractFeatures; block by block allowed: causal',
    );
  });

  it('refuses blocks that do not fit, counting samples from the first block', () => {
    const extractor = createFeatureExtractor(whiteNoise(['F3', 'F4'], 100, 1), { feature: 'hjorth' });
    const block = () => [Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 4)];
    extractor.push(block());
    extractor.push([new Float64Array(0), new Float64Array(0)]);
    expect(() => extractor.push([block()[0]])).toThrow('one array for each of 2 channels, found 1');
    expect(() => extractor.push([block()[0], new Float64Array(2)])).toThrow("channel 'F4' has 2 samples, 'F3' has 3");
    expect(() => extractor.push([block()[0], Float64Array.of(1, Number.NaN, 2)])).toThrow(
      "channel 'F4' is NaN at sample 4 (0.040 s)",
    );
    expect(() => extractor.finish()).toThrow(
      'features.window: 100 samples (1 s) are longer than the signal of 3 samples',
    );
    expect(() => extractor.push(block())).toThrow('nothing can be pushed any more');
  });
});
