import type { SitePicture } from '@strnn/core/sites';
import type { Plan } from '../matrix/PlannedCell.js';
import type { CellResult } from '../run/CellResult.js';

/** What every output (table, Markdown, HTML, CSV, JSON) is made from. */
export interface ReportInput {
  readonly plan: Plan;
  /** Results of the plan's cells that are done; fewer than the plan's cells = an incomplete matrix, flagged on every page. */
  readonly results: readonly CellResult[];
  /** Cells that failed: id -> first line of the error. */
  readonly failed: Readonly<Record<string, string>>;
  readonly data: {
    readonly name: string;
    readonly classes: readonly string[];
    /** S subject names by sample index. */
    readonly subjects: readonly string[];
    /** How many of the samples are augmented copies. Default none. */
    readonly copies?: number;
    readonly siteNames: readonly string[];
    readonly siteGrid: readonly (readonly [number, number])[];
    readonly positions?: readonly (readonly [number, number, number])[];
    /** What the sites lie on, see `Sites.picture`: maps of the sites are drawn over it. */
    readonly picture?: SitePicture;
    /** Licence and citation, shown at the foot of every page. */
    readonly attribution: string;
    /** What a reader has to know of the data, see `Samples.notes`. */
    readonly notes?: readonly string[];
  };
}
