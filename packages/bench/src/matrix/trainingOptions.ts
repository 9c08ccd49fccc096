import { trainingOptionTable } from '@strnn/core';
import { optionSchema } from './optionSchema.js';

/** Options of the training loop as an experiment writes them in `training: { ... }`: strict, every default filled in. */
export const trainingOptionsSchema = optionSchema(trainingOptionTable);
