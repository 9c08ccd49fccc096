/** What one process measured of one task: a line of JSON, of ours and of peers alike. */
export interface PerfFigures {
  /** What is done: `'load'`, `'png'`, ... Figures of one task are compared. */
  readonly task: string;
  /** Who does it: `'strnn'`, `'OpenCV 5.0.0'`. */
  readonly by: string;
  /** Wall-clock seconds of each call, in order. */
  readonly seconds: readonly number[];
  /** Processor seconds of all calls together, where they were taken. */
  readonly cpu?: number;
  /** Most resident memory of the process, in MB (10^6 bytes), interpreter and libraries included. */
  readonly peak_mb: number;
  /** Numbers of the result: both sides did the same work when they agree. */
  readonly check: readonly number[];
}

/** Of this process so far, in MB (10^6 bytes). */
export function peakMegabytes(): number {
  // In units of 1024 bytes on every system.
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
