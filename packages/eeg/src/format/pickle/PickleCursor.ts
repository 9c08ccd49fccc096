import { StrnnError } from '@strnn/core/error';
import { pickleOpcodes } from './pickleOpcodes.js';

/** Reads the bytes of a pickle from front to back; nothing is read or allocated beyond those that are there. */
export interface PickleCursor {
  /** The next opcode, whose place errors name from then on. */
  opcode(): number;
  /** A number of 1, 2, 4 or 8 bytes, little-endian. */
  unsigned(bytes: 1 | 2 | 4 | 8): number;
  int32(): number;
  /** Eight bytes, big-endian. */
  float64(): number;
  /** A view of the next bytes. */
  bytes(count: number): Uint8Array;
  /** A view of what comes before the next newline, at most `most` bytes; the newline is passed over. */
  line(most?: number): Uint8Array;
  /** A line in Latin-1. */
  text(most: number): string;
  fail(reason: string): StrnnError;
}

export function createPickleCursor(source: Uint8Array, where: string): PickleCursor {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let at = 0;
  let opcodeAt = 0;
  const fail = (reason: string): StrnnError => {
    const name = opcodeAt < source.length ? pickleOpcodes.get(source[opcodeAt]) : undefined;
    const shown =
      name ?? (opcodeAt < source.length ? `0x${source[opcodeAt].toString(16).padStart(2, '0')}` : 'end of the bytes');
    return new StrnnError('data', `${where}: at byte ${opcodeAt} (${shown}): ${reason}`);
  };
  const need = (count: number): number => {
    if (!(count <= source.length - at)) {
      throw fail(`expected ${count} bytes from byte ${at}, found ${source.length - at}; the pickle is cut or damaged`);
    }
    const start = at;
    at += count;
    return start;
  };
  const bytes = (count: number): Uint8Array => {
    const start = need(count);
    return source.subarray(start, start + count);
  };
  const line = (most = Infinity): Uint8Array => {
    const end = source.indexOf(10, at);
    if (end < 0) throw fail('expected a newline, found the end of the bytes');
    if (end - at > most) throw fail(`expected at most ${most} bytes up to a newline, found ${end - at}`);
    const found = source.subarray(at, end);
    at = end + 1;
    return found;
  };
  return {
    opcode() {
      opcodeAt = at;
      if (at >= source.length) throw fail('expected the opcode STOP at the end, found none; the pickle is cut');
      return source[at++];
    },
    unsigned(count) {
      const start = need(count);
      if (count === 1) return source[start];
      if (count === 2) return view.getUint16(start, true);
      if (count === 4) return view.getUint32(start, true);
      return Number(view.getBigUint64(start, true));
    },
    int32: () => view.getInt32(need(4), true),
    float64: () => view.getFloat64(need(8)),
    bytes,
    line,
    text: (most) => Buffer.from(line(most)).toString('latin1'),
    fail,
  };
}
