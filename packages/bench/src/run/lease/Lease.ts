/** Who works on a cell. Kept as `lease-<number>.json` in the cell's folder while the work goes on. */
export interface Lease {
  readonly path: string;
  /** 1 for a first claim; a dead lease n is taken over by creating lease n + 1, which only one process can do. */
  readonly number: number;
  /** Unique to this claim: host, process, count of claims. Undefined while the file is being written. */
  readonly id?: string;
  readonly pid?: number;
  readonly host?: string;
  /** See `machineId` and `processStart`; undefined where the holder's system does not tell. */
  readonly machine?: string;
  readonly started?: string;
  /**
   * The file's modification time, ms since 1970 by the holder's clock, which may be wrong: only that it changes is a sign
   * of life. Its value is for people.
   */
  readonly heartbeat: number;
}

/** Milliseconds between two heartbeats of a holder. */
export const heartbeatEvery = 10_000;

/** Milliseconds that an observer sees no new heartbeat, by its own steady clock, after which a lease counts as dead. */
export const heartbeatLimit = 60_000;
