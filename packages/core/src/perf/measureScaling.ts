import { useBackend } from '../compute/useBackend.js';
import { currentKernels } from '../kernel/currentKernels.js';
import { createPerfCase, peerSizes, perfMemory, type PerfSizes } from './PerfCase.js';
import { median, timeRepeated } from './timeRepeated.js';

/** Step time over one size, the others as the peer's. */
export interface ScalingFigures {
  readonly size: 'sites' | 'slices' | 'batch';
  readonly points: readonly {
    readonly at: number;
    readonly ms_median: number;
    /** Time per unit of the size over that of the first point: 1 = in proportion. */
    readonly per_unit: number;
  }[];
}

const points: Readonly<Record<ScalingFigures['size'], readonly number[]>> = {
  sites: [62, 144, 256, 576, 1024],
  slices: [9, 18, 45, 90],
  batch: [8, 16, 32, 64, 128, 256],
};

/** Full training steps on the chosen kernels at growing sizes; each point is the least of the rounds' medians. */
export async function measureScaling(steps: number, rounds: number): Promise<readonly ScalingFigures[]> {
  await useBackend();
  const build = currentKernels()!;
  const figures: ScalingFigures[] = [];
  for (const size of Object.keys(points) as ScalingFigures['size'][]) {
    const found = points[size].map((at) => ({ at, ms: Infinity }));
    for (let round = 0; round < rounds; round++) {
      for (const point of found) {
        const sizes: PerfSizes = { ...peerSizes, [size]: point.at };
        const memory = perfMemory(createPerfCase(sizes), build);
        let t = 0;
        const step = (): void => {
          memory.step(sizes.batch, false);
          memory.adam(++t, 1e-3);
        };
        point.ms = Math.min(point.ms, median(await timeRepeated(step, steps)));
      }
    }
    const first = found[0].ms / found[0].at;
    figures.push({
      size,
      points: found.map(({ at, ms }) => ({
        at,
        ms_median: Math.round(ms * 100) / 100,
        per_unit: Math.round((ms / at / first) * 1000) / 1000,
      })),
    });
  }
  return figures;
}
