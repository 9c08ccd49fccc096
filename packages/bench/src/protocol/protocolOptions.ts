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

/** Whether one fold concerns one subject or all of them. */
export const acrossOption = z.enum(['each-subject', 'everybody']).default('each-subject');

const groupCount = z.int().min(1).max(10_000);

/** Options of the protocols that train on what was recorded first and test on what came later. */
export const orderedProtocolOptions = {
  /** Groups trained on, validation groups included. */
  train: groupCount,
  /** Groups tested. */
  test: groupCount,
  /** Names of all groups from first to last. */
  order: z
    .array(z.string().min(1))
    .min(2)
    .meta({ expected: "a list of all names from first to last, such as ['1', '2', '3']" })
    .exactOptional(),
  validationGroups: sharedProtocolOptions.validationGroups,
};
