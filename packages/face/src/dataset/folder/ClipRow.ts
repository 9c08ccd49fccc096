/** One row of the table of clips, its cells checked. */
export interface ClipRow {
  /** In the table, from 1. */
  readonly line: number;
  readonly subject: string;
  readonly session: string;
  readonly trial: string;
  readonly label: string;
  /** Relative to the folder, with `/` between: a folder of frames, or one picture. At most one of `frames` and `video` is there. */
  readonly frames?: string;
  readonly video?: string;
  /** A landmark file, or a folder of them. There without frames and video too. */
  readonly landmarks?: string;
  /** Seconds; default all of the recording. */
  readonly part?: { readonly start: number; readonly end: number | undefined };
}
