import { strnnOptionTable } from '@strnn/core';
import { optionSchema } from './optionSchema.js';

/** Options of the STRNN model as an experiment writes them in `strnn({ ... })`: strict, every default filled in. */
export const strnnOptionsSchema = optionSchema(strnnOptionTable);
