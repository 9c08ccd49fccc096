import type { StrnnError } from '@strnn/core/error';
import type { MatTask } from './MatTask.js';

/** Bytes of a .mat file, or of one inflated variable in it, from front to back through a bounded buffer. */
export interface MatStream {
  readonly bigEndian: boolean;
  /** Of the next byte: in the file, or in the inflated data. */
  offset(): number;
  /** Most bytes that can still come: exact in a file; 1032 times the compressed bytes (deflate's limit) when inflated. */
  left(): number;
  /**
   * Bytes that may be allocated for before they have come: all that are left in a file; 16 times the compressed bytes of
   * the variable when inflated. Beyond them an array grows by doubling, as its bytes come.
   */
  trusted(): number;
  /** The next `count` bytes, few enough to be held at once (a tag, a name); valid until the stream goes on. */
  take(count: number): MatTask<Buffer>;
  /** Fills `target` with the next bytes. */
  fill(target: Uint8Array): MatTask<void>;
  /** Passes over bytes: in a file without reading them. */
  skip(count: number): MatTask<void>;
  /** Checks that nothing follows, and of a compressed variable its checksum. */
  finish(): MatTask<void>;
  close(): void;
  /** An error that names the file and the byte; `at` defaults to the next byte. */
  fault(expected: string, found: string, at?: number, cause?: unknown): StrnnError;
}
