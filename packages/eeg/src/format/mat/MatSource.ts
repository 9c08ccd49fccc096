/** Where the bytes of a stream come from. */
export interface MatSource {
  /** Offset of the first byte. */
  readonly start: number;
  /** Offset that the last byte has at most. */
  readonly end: number;
  readonly trusted: number;
  /** The next bytes, as many as are convenient; undefined at the end. */
  next(): Promise<Buffer | undefined>;
  /** Reads straight into `target`, without a buffer between; a source without it is read by `next`. */
  fill?(target: Uint8Array): Promise<void>;
  /** Moves on without reading; a source without it is read and dropped. */
  pass?(count: number): void;
  close(): void;
  /** Names a byte in messages. */
  place(offset: number): string;
}
