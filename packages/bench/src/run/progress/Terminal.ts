/** The part of `process.stderr` that a display needs. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  on?(event: 'resize', listener: () => void): unknown;
  off?(event: 'resize', listener: () => void): unknown;
}

/** How to write on a terminal. */
export interface TerminalStyle {
  readonly colour: boolean;
  /** Whether block characters and marks beyond ASCII can be shown. */
  readonly unicode: boolean;
}
