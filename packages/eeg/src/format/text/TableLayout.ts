/** How the rows of a table are written. */
export interface TableLayout {
  readonly file: string;
  readonly columns: readonly string[];
  /** A byte. */
  readonly delimiter: number;
  readonly quote: 'double' | 'both';
  /** Text that is a missing value and gives NaN, if any is allowed. */
  readonly missing?: string;
}
