import { describe, expect, it } from 'vitest';
import fixture from './fixtures/contrast.json' with { type: 'json' };
import { normalizeContrast } from './normalizeContrast.js';
import { grayImage, largestDifference, picture } from './pictures.test.support.js';
import { stretchContrast } from './stretchContrast.js';

/** Float64 throughout, stored as float32. */
const tolerance = 3.1e-8;

describe('stretchContrast', () => {
  it.each(fixture.stretch)('equals scikit-image, cut $cut', ({ cut, values }) => {
    expect(largestDifference(stretchContrast(picture('face'), cut).data, values)).toBeLessThan(tolerance);
  });

  it('gives 0.5 for one value, and refuses to cut everything', () => {
    expect([...stretchContrast(grayImage(2, 1, [7, 7])).data]).toEqual([0.5, 0.5]);
    expect(() => stretchContrast(picture('face'), 0.5)).toThrow(
      'stretchContrast.cut: expected a number from 0 to 0.4999, found 0.5.',
    );
  });
});

describe('normalizeContrast', () => {
  it.each(fixture.normalize)('equals NumPy, mean $mean, sd $sd', ({ mean, sd, values }) => {
    expect(largestDifference(normalizeContrast(picture('face'), { mean, sd }).data, values)).toBeLessThan(tolerance);
  });

  it('has mean 0.5 and sd 0.2 by default, takes light away, and gives the mean for one value', () => {
    const image = picture('face');
    const found = normalizeContrast(image).data;
    expect(found).toEqual(normalizeContrast(image, { mean: 0.5, sd: 0.2 }).data);
    const dim = { ...image, data: image.data.map((value) => 0.3 * value + 0.1) };
    // The dimmed values are rounded to float32, which the scale of about 3 makes 1e-7.
    expect(largestDifference(normalizeContrast(dim).data, found)).toBeLessThan(3e-7);
    expect([...normalizeContrast(grayImage(2, 1, [0, 0])).data]).toEqual([0.5, 0.5]);
  });

  it.each([
    [{ sd: 2 }, 'normalizeContrast.sd: expected a number from 0 to 1, found 2.'],
    [{ mean: NaN }, 'normalizeContrast.mean: expected a number from 0 to 1, found NaN.'],
    [{ std: 0.1 }, "normalizeContrast: unknown option 'std'. Did you mean 'sd'? Allowed: mean, sd."],
  ])('refuses %o', (options, message) => {
    expect(() => normalizeContrast(picture('face'), options as never)).toThrow(message);
  });
});
