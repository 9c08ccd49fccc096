import { defineAblation, leaveOneSubjectOut, logisticRegression, seedTrials, strnn } from '@strnn/bench';
import { seed } from '@strnn/eeg';

// SEED, emotions (negative, neutral, positive) of a person the model has never met: the four sweeps over 62 electrodes,
// one sweep, the same network without recurrence over the scalp (none, W = 0), no spatial layer at all, and logistic
// regression. Differential entropy in five bands, nine windows of 1 s per sample.
//
// The last rows are another question, SEED's own: a known person, whose first 9 film clips of a session are trained on and last
// 6 tested (seedTrials). The paper's figure is of that one, and its numbers are not comparable with those of new people.
//
// SEED is licensed: https://bcmi.sjtu.edu.cn/home/seed/. Set the environment variable STRNN_SEED to its folder, the one that
// holds Preprocessed_EEG and ExtractedFeatures. Without it, `strnn lookalike seed data/seed --small` writes an imitation of
// the same form, whose results mean nothing: two subjects and 15 samples each are too few for a network to learn from.
export default defineAblation({
  data: seed({
    path: process.env.STRNN_SEED ?? 'data/seed',
    source: 'features',
    feature: 'de',
    smoothing: 'LDS',
    slices: 9,
    // Samples that share no window: a ninth of the memory.
    sliceStep: 9,
  }),
  protocol: leaveOneSubjectOut(),
  scaler: 'channel-z',
  model: strnn(),
  training: { epochs: 20 },
  vary: { traversal: ['quad', 'corner:top-left', 'none', 'temporal-only'] },
  seeds: 3,
  baselines: [
    'majority',
    logisticRegression({ C: 1e-3 }),
    { model: strnn(), protocol: seedTrials() },
    { model: logisticRegression({ C: 1e-3 }), protocol: seedTrials() },
  ],
});
