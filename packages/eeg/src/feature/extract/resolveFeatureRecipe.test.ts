import { describe, expect, it } from 'vitest';
import { seedBands, seedContiguousBands } from '../band/FrequencyBands.js';
import type { FeatureRecipe } from './FeatureRecipe.js';
import { resolveFeatureRecipe } from './resolveFeatureRecipe.js';

const common = { window: 1, step: 1, bands: seedBands, floor: 0 };
const taper = { taper: 'hann', detrend: 'constant' };

describe('resolveFeatureRecipe', () => {
  it.each<[FeatureRecipe, object]>([
    [{ feature: 'de' }, { feature: 'de', ...common, method: 'spectrum', ...taper }],
    [
      { feature: 'dasm', method: 'filter', window: 2 },
      { feature: 'dasm', ...common, window: 2, step: 2, method: 'filter', order: 4, direction: 'zero-phase' },
    ],
    [
      { feature: 'de', method: 'seed-stft', bands: 'seed-contiguous' },
      { feature: 'de', ...common, bands: seedContiguousBands, method: 'seed-stft', points: 512 },
    ],
    [
      { feature: 'psd' },
      {
        feature: 'psd',
        ...common,
        scale: 'linear',
        method: 'welch',
        segment: 1,
        overlap: null,
        ...taper,
        measure: 'mean',
      },
    ],
    [
      { feature: 'psd', method: 'multitaper', window: 4, step: 2 },
      {
        ...{ feature: 'psd', ...common, window: 4, step: 2, scale: 'linear', method: 'multitaper', bandwidth: 2 },
        ...{ lowBias: true, adaptive: false, measure: 'mean' },
      },
    ],
    [
      { feature: 'psd', method: 'seed-stft', points: 1024 },
      { feature: 'psd', ...common, scale: 'linear', method: 'seed-stft', points: 1024 },
    ],
    [
      { feature: 'hjorth', step: 0.5 },
      { feature: 'hjorth', window: 1, step: 0.5 },
    ],
  ])('fills in the defaults of %j, once and for all', (recipe, expected) => {
    const resolved = resolveFeatureRecipe(recipe);
    expect(resolved).toEqual(expected);
    const again = JSON.parse(JSON.stringify(resolved)) as FeatureRecipe;
    expect(resolveFeatureRecipe(again)).toEqual(expected);
  });

  it.each<[unknown, string]>([
    [null, "seed.features: expected an object such as { feature: 'de' }, found null"],
    [['de'], 'found ["de"]'],
    [{}, "seed.features.feature: unknown feature 'undefined'"],
    [{ feature: 'dee' }, "seed.features.feature: unknown feature 'dee'. Did you mean 'de'?"],
    [
      { feature: 'de', windw: 1 },
      "unknown option for feature 'de', method 'spectrum': 'windw'. Did you mean 'window'?",
    ],
    [{ feature: 'de', order: 4 }, "method 'spectrum': 'order'"],
    [{ feature: 'de', scale: 'log' }, "method 'spectrum': 'scale'"],
    [
      { feature: 'psd', method: 'filter' },
      "seed.features.method: unknown method 'filter'. Allowed: welch, multitaper, seed-stft.",
    ],
    [{ feature: 'de', method: 'welch' }, "unknown method 'welch'. Allowed: spectrum, filter, seed-stft."],
    [
      { feature: 'hjorth', bands: 'seed' },
      "unknown option for feature 'hjorth': 'bands'. Allowed: feature, window, step.",
    ],
    [{ feature: 'de', window: 0 }, 'seed.features.window: expected a positive number of s, found 0'],
    [{ feature: 'de', window: '1' }, 'found "1"'],
    [{ feature: 'de', step: -1 }, 'seed.features.step: expected a positive number of s, found -1'],
    [{ feature: 'de', bands: 'sed' }, "seed.features.bands: unknown bands 'sed'. Did you mean 'seed'?"],
    [{ feature: 'de', bands: {} }, "expected 'seed', 'seed-contiguous' or bands by name"],
    [
      { feature: 'de', bands: { alpha: [13, 8] } },
      'seed.features.bands.alpha: expected [low, high] in Hz with 0 <= low < high, found [13,8]',
    ],
    [{ feature: 'de', bands: { alpha: [8] } }, 'found [8]'],
    [{ feature: 'de', bands: { alpha: [8, '13'] } }, 'found [8,"13"]'],
    [{ feature: 'de', method: 'filter', bands: { slow: [0, 4] } }, 'with 0 < low < high, found [0,4]'],
    [{ feature: 'de', floor: -1 }, 'seed.features.floor: expected a number from 0, found -1'],
    [{ feature: 'de', taper: 'hanning' }, "unknown taper 'hanning'. Did you mean 'hamming'?"],
    [{ feature: 'de', detrend: true }, "unknown detrend 'true'"],
    [
      { feature: 'de', method: 'filter', order: 9 },
      'seed.features.order: expected a whole number from 1 to 8, found 9',
    ],
    [{ feature: 'de', method: 'filter', direction: 'both' }, "unknown direction 'both'"],
    [{ feature: 'de', method: 'seed-stft', points: 0.5 }, 'seed.features.points: expected a whole number from 1'],
    [{ feature: 'psd', segment: 2 }, 'seed.features.segment: expected at most the window of 1 s, found 2'],
    [
      { feature: 'psd', overlap: 1 },
      'seed.features.overlap: expected a number of s from 0 to below the segment of 1 s, found 1',
    ],
    [{ feature: 'psd', measure: 'sum' }, "unknown measure 'sum'"],
    [{ feature: 'psd', scale: 'dB' }, "unknown scale 'dB'"],
    [
      { feature: 'psd', method: 'multitaper', bandwidth: 0 },
      'seed.features.bandwidth: expected a positive number of Hz',
    ],
    [{ feature: 'psd', method: 'multitaper', adaptive: 1 }, 'seed.features.adaptive: expected true or false, found 1'],
  ])('refuses %j', (recipe, message) => {
    expect(() => resolveFeatureRecipe(recipe as FeatureRecipe, 'seed.features')).toThrow(message);
  });
});
