/** One row of the table of trials, checked. */
export interface TrialRow {
  /** In the table, from 1. */
  readonly line: number;
  /** Relative to the folder, with `/` between. */
  readonly file: string;
  readonly subject: string;
  readonly session: string;
  /** As written; undefined where the column is empty or absent. */
  readonly trial: string | undefined;
  readonly label: string;
  /** Which part of the recording. */
  readonly part:
    | { readonly kind: 'all' }
    /** Seconds from the first sample; `end` undefined: to the end. */
    | { readonly kind: 'seconds'; readonly start: number; readonly end: number | undefined }
    /** Every event of this label starts a trial of so many seconds. */
    | { readonly kind: 'event'; readonly event: string; readonly duration: number };
}
