import { StrnnError } from '@strnn/core/error';

export const lineFeed = 10;
export const carriageReturn = 13;
const numberSign = 35;

/** Walks over the bytes of a PGM or PPM file; every refusal names the file and the byte offset. */
export class PgmScanner {
  /** The next byte to read. */
  offset = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly where: string,
  ) {}

  /** Bytes from the offset to the end of the file. */
  get remaining(): number {
    return this.bytes.length - this.offset;
  }

  /** The error to throw: what was expected at a byte and what is there. */
  refusal(offset: number, expected: string, found: string): StrnnError {
    return new StrnnError('data', `${this.where}: byte ${offset}: expected ${expected}, found ${found}.`);
  }

  /** Moves past white space and comments (`#` to the end of the line). */
  skipBlank(): void {
    while (this.offset < this.bytes.length) {
      if (isSpace(this.bytes[this.offset])) this.offset++;
      else if (this.bytes[this.offset] === numberSign) this.skipComment();
      else return;
    }
  }

  /**
   * Reads one decimal integer, after any white space and comments.
   * @param what names the value in an error; called only then
   */
  integer(what: () => string, minimum: number, maximum: number): number {
    this.skipBlank();
    const start = this.offset;
    let value = 0;
    while (this.offset < this.bytes.length) {
      const digit = this.bytes[this.offset] - 48;
      if (digit < 0 || digit > 9) break;
      // Any number of digits: once too large it stays too large, and never becomes inexact.
      if (value <= maximum) value = value * 10 + digit;
      this.offset++;
    }
    const complete = this.offset === this.bytes.length || isBlank(this.bytes[this.offset]);
    if (this.offset === start || !complete || value < minimum || value > maximum) {
      throw this.refusal(start, `${what()}, an integer from ${minimum} to ${maximum}`, this.token(start));
    }
    return value;
  }

  /** Moves past the one white space character between header and binary values, or a comment that stands for it. */
  separator(): void {
    if (this.bytes[this.offset] === numberSign) this.skipComment();
    if (this.remaining === 0) throw this.refusal(this.offset, 'white space after the maximum', 'the end of the file');
    this.offset++;
  }

  /** The text at an offset as a message shows it, up to the next white space or 20 bytes. */
  token(start: number): string {
    if (start >= this.bytes.length) return 'the end of the file';
    let end = start + 1;
    while (end < this.bytes.length && end < start + 20 && !isBlank(this.bytes[end])) end++;
    const text = Array.from(this.bytes.subarray(start, end), (byte) =>
      byte > 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
    );
    return `'${text.join('')}'`;
  }

  private skipComment(): void {
    while (this.offset < this.bytes.length) {
      const byte = this.bytes[this.offset];
      if (byte === lineFeed || byte === carriageReturn) return;
      this.offset++;
    }
  }
}

/** Blank, tab, line feed, vertical tab, form feed, carriage return. */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function isBlank(byte: number): boolean {
  return isSpace(byte) || byte === numberSign;
}
