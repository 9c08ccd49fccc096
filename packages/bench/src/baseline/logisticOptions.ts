import { z } from 'zod';

/** Options of `'logistic-regression'`: strict, every default filled in. */
export const logisticOptionsSchema = z.strictObject({
  /** Inverse strength of the l2 penalty, as scikit-learn's: minimises C x (summed loss) + |w|^2 / 2. Default 1. */
  C: z.number().positive().max(1e12).default(1),
  /**
   * Whether features get mean 0 and standard deviation 1 over the training rows first, whatever the scaler of the
   * experiment did: C then means the same on every data set, and the fit takes a tenth of the time. Default true.
   */
  standardize: z.boolean().default(true),
  /** Most iterations of L-BFGS. Default 1000. */
  maxIterations: z.int().min(1).max(1_000_000).default(1000),
  /** Stops when no partial derivative of (mean loss + penalty / (C x rows)) is larger. Default 1e-4, as scikit-learn's. */
  tolerance: z.number().positive().max(1).default(1e-4),
});

/** Resolved options of `'logistic-regression'`. */
export type LogisticOptions = z.output<typeof logisticOptionsSchema>;
