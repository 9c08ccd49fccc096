import type { Samples } from '@strnn/core/samples';

/** 24 samples of three subjects, as the fake work's folds test them: fold n those of subject n. */
export const fakeSamples: Samples = {
  x: Float32Array.from({ length: 24 * 2 * 4 }, (_, index) => index / 7),
  shape: { S: 24, T: 2, N: 4, D: 1 },
  y: Int32Array.from({ length: 24 }, (_, index) => index % 2),
  classes: ['calm', 'tense'],
  ids: {
    subject: Array.from({ length: 24 }, (_, index) => `s${Math.floor(index / 8)}`),
    session: new Array<string>(24).fill('1'),
    trial: Array.from({ length: 24 }, (_, index) => `t${index}`),
    window: new Int32Array(24),
  },
  sites: {
    names: ['F3', 'F4', 'P3', 'P4'],
    grid: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  },
  features: ['mean'],
  slice: '1 s',
};
