import { z } from 'zod';

/** Options that every protocol has. */
export const sharedProtocolOptions = {
  /** Groups taken from the training side of every fold to choose the epoch; 0 = none. Default 0. */
  validationGroups: z.int().min(0).max(10_000).default(0),
  /** Shuffles the groups. Default 0. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(0),
};

/** Number of folds of a k-fold protocol. Default 5. */
export const foldsOption = z.int().min(2).max(10_000).default(5);

/** Group unit by name. */
export const unitOption = z.enum(['subject', 'session', 'trial']);
