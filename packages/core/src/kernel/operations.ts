/** The kernels' operations by number, as in `kernels/src/call.h`, which says what their arguments are. */
export const operations = {
  modelSize: 0,
  modelPlan: 1,
  modelStep: 2,
  modelSpatial: 3,
  sweepSize: 4,
  sweepPlan: 5,
  sweepForward: 6,
  sweepBackward: 7,
  matMul: 8,
  adam: 9,
  proximalL1: 10,
  proximalL21: 11,
  noise: 12,
  dropout: 13,
  peak: 14,
} as const;

export type Operation = keyof typeof operations;
