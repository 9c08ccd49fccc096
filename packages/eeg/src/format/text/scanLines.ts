import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';

/** A line and what it is read at once, in bytes. */
const chunkBytes = 2 ** 20;

/** Where a line begins, and its number from 1. */
export interface LineStart {
  readonly offset: number;
  readonly line: number;
}

/**
 * Gets one line: bytes `start` to `end` of `bytes` (valid during the call only), its number, and where in the file it
 * begins. Returning false ends the scan.
 */
export type VisitLine = (bytes: Uint8Array, start: number, end: number, line: number, offset: number) => boolean | void;

/**
 * Goes through the lines of a text file from `from` on, without what ends them (LF or CR LF); blank lines are passed over.
 *
 * @throws StrnnError `data` for a line longer than 1 MiB
 */
export async function scanLines(source: ByteSource, from: LineStart, visit: VisitLine): Promise<void> {
  let { offset, line } = from;
  while (offset < source.size) {
    const length = Math.min(chunkBytes, source.size - offset);
    const bytes = await source.bytes(offset, length);
    const isLast = offset + length === source.size;
    let start = 0;
    while (start < length) {
      const newline = bytes.indexOf(10, start);
      if (newline < 0 && !isLast) break;
      const next = newline < 0 ? length : newline;
      let end = next;
      while (end > start && isBlank(bytes[end - 1])) end--;
      if (end > start && visit(bytes, start, end, line, offset + start) === false) return;
      start = next + 1;
      line++;
    }
    if (start === 0) {
      throw new StrnnError(
        'data',
        `${source.file}, line ${line}: expected a line of at most ${chunkBytes} bytes, found a longer one`,
      );
    }
    offset += start;
  }
}

/** Tabs are not among them: at the end of a line they separate fields. */
function isBlank(byte: number): boolean {
  return byte === 32 || byte === 13;
}
