import { defineAblation, groupedKFold, logisticRegression, orthogonal, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

// What of the model matters? Five options at once, in an orthogonal array instead of the grid of 162 combinations: every
// pair of values of any two options is tried equally often, so that the report can give each option's own effect.
export default defineAblation({
  data: uciEeg({ task: 'condition', slices: 4, meansPerSlice: 4 }),
  protocol: groupedKFold({ folds: 4, by: 'subject', validationGroups: 2 }),
  scaler: 'channel-z',
  model: strnn({ spatialProjection: 6, spatialLambda: 0.7 }),
  training: { epochs: 16, learningRate: 1e-2, schedule: 'cosine', dropout: 0.2, patience: 16, refit: false },
  vary: {
    hidden: [4, 8],
    directions: [1, 2, 4],
    cell: ['elman', 'gru', 'lstm'],
    projector: ['dense', 'l1', 'l21'],
    'data.slices': [2, 4, 8],
  },
  design: orthogonal(),
  seeds: 2,
  baselines: ['majority', { model: logisticRegression(), tune: { C: [1e-4, 1e-3, 1e-2] } }],
});
