import type { AxisValue } from '../AblationDefinition.js';

/** A value of an axis as `exclude` and designs name it: as in `vary`, null too; protocols and data sets by their names. */
export type NamedValue = AxisValue | null | readonly (string | number)[];

/** The values of the axes in one combination, by the axis's name; undefined where an axis does not apply (`when`). */
export type AxisCell = Readonly<Record<string, AxisValue | undefined>>;

/** Whether an axis applies, or a combination is left out. Must depend on the cell alone. */
export type Condition = (cell: AxisCell) => boolean;

/** What `exclude` leaves out: every combination with all of these values, or those that a condition holds for. */
export type Exclusion = Readonly<Record<string, NamedValue>> | Condition;
