import { defineAblation, groupedKFold, logisticRegression, strnn } from '@strnn/bench';
import { londonFaces } from '@strnn/face';

// Neutral or smiling, of a person the model has never met? 102 people, two still pictures each: histograms of oriented
// gradients of 7 x 7 blocks. The paper's four sweeps over the blocks against one sweep, the same network without recurrence
// (none, W = 0), and three projectors. Stills have one slice, so there is nothing for the temporal layer to do.
//
// The known marks are 0.907 for logistic regression on pixels and 0.946 on HOG, people apart in 17 folds.
export default defineAblation({
  data: londonFaces(),
  protocol: groupedKFold({ folds: 17, by: 'subject' }),
  scaler: 'feature-z',
  model: strnn({ hidden: 12, spatialProjection: 4, temporalProjection: 1, spatialLambda: 0.5 }),
  training: { epochs: 30, learningRate: 5e-3, schedule: 'cosine', dropout: 0.3, refit: false },
  vary: { traversal: ['quad', 'corner:top-left', 'none'], projector: ['dense', 'l1', 'l21'] },
  seeds: 3,
  baselines: ['majority', logisticRegression()],
});
