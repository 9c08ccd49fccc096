import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import reference from './fixtures/block_flow.json' with { type: 'json' };
import { farnebackFlow } from './farnebackFlow.js';
import { height, neutral, picture, smiling, texture, width } from './flow.test.support.js';
import { type FlowFeatureOptions, flowFeature } from './flowFeature.js';

const between = picture(width, height, (x, y) => {
  const [a, b] = [neutral, smiling].map(({ data }) => Math.round(data[y * width + x] * 255));
  return Math.floor((a + b + 1) / 2) / 255;
});
const frames = [neutral, between, smiling];
const whole = { left: 0, top: 0, width, height };

describe('flowFeature', () => {
  it.each(reference.cases)('equals NumPy on OpenCV: $options', ({ options, values }) => {
    const feature = flowFeature(options as FlowFeatureOptions);
    const found = feature.describe(frames, reference.blocks, reference.spans);
    expect(found).toHaveLength(values.length);
    expect(found).toHaveLength(reference.blocks.length * reference.spans.length * feature.features.length);
    // The flow differs by some 1e-5; a pixel just at the border of two directions may count in the other.
    values.forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThan(2e-3));
  });

  it('names what it gives, with units', () => {
    expect(flowFeature({ bins: 4 }).features).toEqual([
      'mean flow x (px/frame)',
      'mean flow y (px/frame)',
      'mean flow magnitude (px/frame)',
      'flow towards 0 deg (share)',
      'flow towards 90 deg (share)',
      'flow towards 180 deg (share)',
      'flow towards 270 deg (share)',
    ]);
    expect(flowFeature({ from: 'first', statistics: ['hoof', 'mean'], bins: 3, mirrored: true }).features).toEqual([
      'displacement towards -90 to -30 deg, either side (share)',
      'displacement towards -30 to 30 deg, either side (share)',
      'displacement towards 30 to 90 deg, either side (share)',
      'mean displacement x (px)',
      'mean displacement y (px)',
    ]);
  });

  it('gives the statistics in the order asked for', () => {
    const spans = [{ from: 0, to: 2 }];
    const all = flowFeature({ bins: 5 }).describe(frames, [whole], spans);
    const some = flowFeature({ bins: 5, statistics: ['hoof', 'magnitude'] }).describe(frames, [whole], spans);
    expect([...some]).toEqual([...all.subarray(3), all[2]]);
    expect(flowFeature({ statistics: ['mean'] }).describe(frames, [whole], spans)).toEqual(all.subarray(0, 2));
  });

  it('puts each direction into its bin', () => {
    for (let k = 0; k < 8; k++) {
      const [u, v] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
      const moving = [picture(80, 80, texture), picture(80, 80, (x, y) => texture(x - u, y - v))];
      const block = [{ left: 30, top: 30, width: 20, height: 20 }];
      const found = flowFeature().describe(moving, block, [{ from: 1, to: 2 }]);
      expect(found[0]).toBeCloseTo(u, 1);
      expect(found[1]).toBeCloseTo(v, 1);
      expect(found[2]).toBeCloseTo(1, 1);
      for (let bin = 0; bin < 8; bin++) expect(found[3 + bin]).toBeCloseTo(bin === k ? 1 : 0, 6);
      // Left and right are one: bins of -90 to -45, -45 to 0, 0 to 45, 45 to 90 degrees; tilted, to be off their edges.
      const turned = [picture(80, 80, texture), picture(80, 80, (x, y) => texture(x - u + 0.2 * v, y - v - 0.2 * u))];
      const both = flowFeature({ mirrored: true, bins: 4, statistics: ['hoof'] }).describe(turned, block, [
        { from: 1, to: 2 },
      ]);
      const tilted = Math.atan2(v + 0.2 * u, Math.abs(u - 0.2 * v));
      expect(both[Math.floor((tilted / Math.PI + 0.5) * 4)]).toBeCloseTo(1, 6);
    }
  });

  it('measures from the first frame, or from the one before', () => {
    const moving = [0, 1, 2, 3].map((step) => picture(80, 80, (x, y) => texture(x - step, y + step / 2)));
    const block = [{ left: 30, top: 30, width: 20, height: 20 }];
    const spans = [0, 1, 2, 3].map((from) => ({ from, to: from + 1 }));
    const steps = flowFeature({ statistics: ['mean'] }).describe(moving, block, spans);
    const path = flowFeature({ statistics: ['mean'], from: 'first' }).describe(moving, block, spans);
    [0, 0, 1, -0.5, 1, -0.5, 1, -0.5].forEach((value, i) => expect(Math.abs(steps[i] - value)).toBeLessThan(0.05));
    [0, 0, 1, -0.5, 2, -1, 3, -1.5].forEach((value, i) => expect(Math.abs(path[i] - value)).toBeLessThan(0.05));
    const [halves] = flowFeature({ statistics: ['mean'], from: 'first' }).describe(moving, block, [{ from: 0, to: 4 }]);
    expect(halves).toBeCloseTo((path[2] + path[4] + path[6]) / 4, 5);
  });

  it('computes only what spans ask for, in any order', () => {
    const late = flowFeature().describe(
      frames,
      [whole],
      [
        { from: 2, to: 3 },
        { from: 1, to: 2 },
      ],
    );
    const D = 11;
    const flow = farnebackFlow(between, smiling);
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(late[0]).toBeCloseTo(mean(flow.u), 4);
    expect(late.subarray(D)).toEqual(flowFeature().describe(frames.slice(0, 2), [whole], [{ from: 1, to: 2 }]));
  });

  it('is 0 for one frame and for frames without motion, and finite in all', () => {
    expect([...flowFeature().describe([neutral], [whole], [{ from: 0, to: 1 }])]).toEqual(new Array(11).fill(0));
    const flat = [0, 1, 2].map(() => picture(40, 40, () => 0.5));
    const found = flowFeature().describe(flat, [{ left: 3, top: 3, width: 9, height: 9 }], [{ from: 0, to: 3 }]);
    expect([...found]).toEqual(new Array(11).fill(0));
  });

  it('keeps nothing between sequences', () => {
    const feature = flowFeature();
    const spans = [{ from: 1, to: 2 }];
    const expected = flowFeature().describe([smiling, neutral], [whole], spans);
    feature.describe([neutral, smiling], [whole], spans);
    feature.describe(
      [picture(20, 20, texture), picture(20, 20, texture)],
      [{ left: 0, top: 0, width: 4, height: 4 }],
      spans,
    );
    expect(() => feature.describe([neutral, picture(4, 4, texture)], [whole], spans)).toThrow(StrnnError);
    expect(feature.describe([smiling, neutral], [whole], spans)).toEqual(expected);
  });

  it.each([
    [{ bin: 8 }, "flowFeature: unknown option 'bin'. Did you mean 'bins'?"],
    [null, 'flowFeature: expected an object of options, found null.'],
    [{ bins: 1 }, 'flowFeature.bins: expected an integer from 2 to 64, found 1.'],
    [{ window: 4 }, 'flowFeature.window: expected an odd integer from 3 to 255, found 4.'],
    [{ statistics: [] }, 'flowFeature.statistics: expected a list of at least one of mean, magnitude, hoof, found [].'],
    [{ statistics: ['hof'] }, "flowFeature.statistics: unknown statistic 'hof'. Did you mean 'hoof'?"],
    [{ statistics: ['mean', 'mean'] }, "expected every statistic once, found 'mean' twice."],
    [{ from: 'neutral' }, "flowFeature.from: unknown origin 'neutral'. Allowed: previous, first."],
    [{ mirrored: 'yes' }, 'flowFeature.mirrored: expected true or false, found "yes".'],
  ])('refuses %o', (options, message) => {
    expect(() => flowFeature(options as unknown as FlowFeatureOptions)).toThrow(message);
  });
});
