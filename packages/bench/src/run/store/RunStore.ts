import type { Plan } from '../../matrix/PlannedCell.js';

/** A matrix and the folder that keeps its cells. */
export interface RunStore {
  /** Absolute path of `runs/<matrix name>`. */
  readonly folder: string;
  /** Absolute path of the experiment file the folder belongs to. */
  readonly experimentFile: string;
  readonly plan: Plan;
}
