export { encodeCheckpoint, decodeCheckpoint } from './encodeCheckpoint.js';
export type { Checkpoint } from './Checkpoint.js';
export { batchInput } from './batchInput.js';
export { parameterLayout, type ParameterEntry, type ParameterLayout } from './parameterLayout.js';
export { predict } from './predict.js';
export { trainingOptionTable, type TrainingOptions } from './trainingOptions.js';
export type { EpochProgress, TrainRequest } from './TrainRequest.js';
export { trainStrnn, type TrainResult } from './trainStrnn.js';
