import type { FileHandle } from 'node:fs/promises';

/** A file that is open for reading. */
export interface MatHandle {
  readonly file: string;
  readonly handle: FileHandle;
  /** Bytes. */
  readonly size: number;
}
