import type { OptionsOf, OptionTable } from '../option/OptionTable.js';

/** Options of the training loop. */
export const trainingOptionTable = {
  epochs: { kind: 'integer', min: 1, max: 100_000, default: 20, about: 'passes over the training samples, at most' },
  batchSize: { kind: 'integer', min: 1, max: 65_536, default: 32, about: 'B, samples per step' },
  learningRate: { kind: 'number', min: 1e-9, max: 10, default: 1e-3, about: 'Adam’s step size at the start' },
  schedule: {
    kind: 'choice',
    allowed: ['constant', 'cosine', 'step'],
    default: 'constant',
    about: 'learning rate over the epochs; cosine ends at 0, step divides by 10 after 50 % and 75 %',
  },
  weightDecay: {
    kind: 'number',
    min: 0,
    max: 10,
    default: 0.1,
    about: 'decoupled (AdamW): weights shrink by learning rate times this each step; biases do not',
  },
  clipNorm: {
    kind: 'number',
    min: 0,
    max: 1e9,
    default: 5,
    about: 'largest Euclidean norm of the whole gradient; 0 = no clipping',
  },
  dropout: {
    kind: 'number',
    min: 0,
    max: 0.99,
    default: 0.5,
    about: 'fraction of m and of vec(q) set to zero in training',
  },
  inputNoise: {
    kind: 'number',
    min: 0,
    max: 100,
    default: 0.5,
    about: 'standard deviation of normal noise on the training input, in units of the scaled input',
  },
  classWeights: {
    kind: 'choice',
    allowed: ['none', 'balanced'],
    default: 'none',
    about: 'balanced: samples / (classes * samples of the class)',
  },
  patience: {
    kind: 'integer',
    min: 1,
    max: 100_000,
    default: 5,
    about: 'epochs without a better validation accuracy before stopping (needs validation groups)',
  },
  refit: {
    kind: 'boolean',
    default: true,
    about: 'train again on training + validation samples for the chosen number of epochs',
  },
} as const satisfies OptionTable;

/** Every option of the training loop, resolved. */
export type TrainingOptions = OptionsOf<typeof trainingOptionTable>;
