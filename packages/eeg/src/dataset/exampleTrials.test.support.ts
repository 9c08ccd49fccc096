import type { TrialSeries } from './TrialSeries.js';

/** A trial of W windows x 2 sites x 3 features whose values count up from `start`. */
export function exampleTrial(trial: string, W: number, start = 0, single = true): TrialSeries {
  const values = Array.from({ length: W * 6 }, (_, index) => start + index / 3);
  return {
    subject: 'a',
    session: '1',
    trial,
    label: Number(trial) % 2,
    series: {
      data: single ? Float32Array.from(values) : Float64Array.from(values),
      shape: { W, N: 2, D: 3 },
      sites: ['Fz', 'Cz'],
      features: ['delta', 'theta', 'alpha'],
      onset: 0,
      step: 1,
      length: 1,
    },
  };
}
