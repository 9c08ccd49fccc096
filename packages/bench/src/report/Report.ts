import type { Plan, PlannedCell } from '../matrix/PlannedCell.js';
import type { DataDescription } from '../run/describeData.js';
import type { CellDigest } from '../run/store/CellDigest.js';

/** A cell that is done. */
export interface DoneCell {
  readonly cell: PlannedCell;
  readonly digest: CellDigest;
}

/** What every output (table, Markdown, LaTeX, HTML, CSV, JSON) is made from. */
export interface ReportInput {
  readonly plan: Plan;
  /** The plan's cells that are done, in its order; fewer than the plan's cells = an incomplete matrix, flagged on every page. */
  readonly results: readonly DoneCell[];
  /** Cells that failed: id -> first line of the error. */
  readonly failed: Readonly<Record<string, string>>;
  /** Cells that were given up early because they were hopeless (`--prune`): id -> why, one line. */
  readonly pruned: Readonly<Record<string, string>>;
  /** By the data's fingerprint: every data setting of the plan's cells that has a result. */
  readonly data: Readonly<Record<string, DataDescription>>;
}
