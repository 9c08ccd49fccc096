import { defineAblation, leaveOneSubjectOut, logisticRegression, strnn, withinSubjectKFold } from '@strnn/bench';
import { uciGfe } from '@strnn/face';

// Which of seven grammatical expressions of Brazilian Sign Language, from 100 landmarks of the face in 16 moments? Two
// signers; a model for each, five folds of clips. The paper's four sweeps over the landmarks against one sweep, against the
// same network without recurrence over the face (none, W = 0) and without any spatial layer.
//
// The known marks of these recordings are 0.931 (signer a) and 0.805 (b) for logistic regression within a signer, 0.24 to 0.43
// across signers. C = 0.01 and clips of any length were found by trying, see tools/reference/face/gfe_logistic_regression.py.
// Each expression of a signer is one video, so that part of every figure is the recording, not the expression.
export default defineAblation({
  data: uciGfe({ depth: false, shortestRun: 1, largestGap: null, layout: 'graph' }),
  protocol: withinSubjectKFold({ folds: 5 }),
  scaler: 'feature-z',
  model: strnn({ hidden: 12, spatialProjection: 8, spatialLambda: 0.5 }),
  training: { epochs: 40, learningRate: 5e-3, schedule: 'cosine', dropout: 0.3, refit: false },
  vary: { traversal: ['quad', 'corner:top-left', 'graph', 'none', 'temporal-only'] },
  seeds: 3,
  baselines: [
    'majority',
    logisticRegression({ C: 0.01 }),
    { model: logisticRegression({ C: 0.01 }), protocol: leaveOneSubjectOut() },
  ],
});
