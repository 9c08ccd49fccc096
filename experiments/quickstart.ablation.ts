import { defineAblation, groupedKFold, leaveOneSubjectOut, logisticRegression, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

// Does the recurrence over the scalp earn its cost? 16 people saw a picture and then the same or another one; 61
// electrodes recorded one second. The paper's four sweeps against one sweep, against the same network without recurrence
// over the scalp (none, W = 0) and without any spatial layer, each with a dense and two sparse projections, on people
// whom the model has never met.
export default defineAblation({
  // 4 slices of 250 ms; per electrode four means of 16 samples each, after a 20 Hz low-pass.
  data: uciEeg({ task: 'condition', slices: 4, meansPerSlice: 4 }),
  protocol: groupedKFold({ folds: 4, by: 'subject', validationGroups: 2 }),
  scaler: 'channel-z',
  model: strnn({ hidden: 8, spatialProjection: 6, spatialLambda: 0.7 }),
  // Small and quick, so that the matrix fits in a minute on two cores.
  training: { epochs: 16, learningRate: 1e-2, schedule: 'cosine', dropout: 0.2, patience: 16, refit: false },
  vary: {
    traversal: ['quad', 'corner:top-left', 'none', 'temporal-only'],
    projector: ['dense', 'l1', 'l21'],
  },
  seeds: 3,
  baselines: [
    'majority',
    logisticRegression({ C: 1e-3 }),
    // The known mark of these recordings: 0.629 ± 0.105 over subjects.
    { model: logisticRegression({ C: 1e-3 }), protocol: leaveOneSubjectOut() },
  ],
});
