import { createRandom } from '@strnn/core/random';
import { checkSites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { positionSites } from './positionSites.js';

type Position = readonly [number, number, number];

describe('smallestGrid', () => {
  it('has a grid for sites of every shape: flat, narrow, in clusters, on the midline', () => {
    const random = createRandom('shapes');
    for (let trial = 0; trial < 150; trial++) {
      const N = 1 + random.integer(24);
      const scales = [0, 1, 2].map(() => 10 ** (random.integer(12) - 6) * (random.integer(5) === 0 ? 0 : 1));
      const rounding = random.integer(3);
      const value = (): number =>
        rounding === 0 ? random.normal() : Math.round(random.normal() * rounding) / rounding;
      const positions = Array.from({ length: N }, (): Position => {
        const [x, y, z] = scales.map((scale) => scale * value());
        return [trial % 6 === 0 && random.integer(3) > 0 ? 0 : x, y, z];
      });
      if (trial % 2 === 0)
        for (let n = 1; n < N; n += 2) positions[n] = [-positions[n - 1][0], positions[n - 1][1], positions[n - 1][2]];
      const sites = positionSites(
        positions.map((_, n) => `s${n}`),
        positions,
      );
      checkSites(sites, `trial ${trial}`);
      expect(sites.quality.rows * sites.quality.columns).toBeLessThanOrEqual(4 * N + 9);
    }
  });
});
