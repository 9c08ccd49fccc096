import { StrnnError } from '@strnn/core/error';
import { describeText, guessLandmarkFormat, type LandmarkFormat } from './guessLandmarkFormat.js';

/** A decimal number. `Number` would also take blanks, hexadecimal and Infinity. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Walks over the lines of a landmark file; every refusal names the file and the line. */
export class TextLines {
  private readonly lines: readonly string[];
  private next = 0;

  constructor(
    text: string,
    readonly where: string,
  ) {
    this.lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  }

  /** The next line that is not blank, without blanks around it; undefined at the end. */
  read(): string | undefined {
    while (this.next < this.lines.length) {
      const line = this.lines[this.next++].trim();
      if (line !== '') return line;
    }
    return undefined;
  }

  /** The next line that is not blank, without moving on. */
  peek(): string | undefined {
    const { next } = this;
    const line = this.read();
    this.next = next;
    return line;
  }

  /** The error to throw about the line read last. */
  refusal(expected: string, found: string | undefined): StrnnError {
    const line = found === undefined ? this.lines.length : this.next;
    const shown = found === undefined ? 'the end of the file' : quote(found);
    return new StrnnError('data', `${this.where}: line ${line}: expected ${expected}, found ${shown}.`);
  }

  /** Reads one line of `count` numbers with blanks between them. */
  numbers(count: number, expected: string, into: Float64Array, at: number): void {
    const line = this.read();
    const words = line?.split(/\s+/) ?? [];
    if (words.length !== count) throw this.refusal(expected, line);
    words.forEach((word, i) => {
      const value = parseNumber(word);
      if (Number.isNaN(value)) throw this.refusal(expected, line);
      into[at + i] = value;
    });
  }

  /** Reads one line that is an integer from `least` to `most`. */
  integer(expected: string, least: number, most: number): number {
    const line = this.read();
    const value = line !== undefined && /^\d{1,9}$/.test(line) ? Number(line) : NaN;
    if (!(value >= least && value <= most))
      throw this.refusal(`${expected}, an integer from ${least} to ${most}`, line);
    return value;
  }
}

/** NaN for anything but a finite decimal number. */
export function parseNumber(word: string): number {
  const value = decimal.test(word) ? Number(word) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

/** Refuses a text that looks like another format, saying which. */
export function checkFormat(text: string, expected: LandmarkFormat, title: string, where: string): void {
  const guess = guessLandmarkFormat(text);
  if (guess === expected) return;
  throw new StrnnError('data', `${where}: expected ${title}, found what looks like ${describeText(text)}.`);
}

/** A piece of a file as a message shows it. */
export function quote(text: string): string {
  // JSON escapes control characters, which a damaged file is full of.
  return `'${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text).slice(1, -1)}'`;
}

/** A parser's message about a damaged file, fit for a terminal. */
export function plain(message: string): string {
  return message.replace(/\p{Cc}/gu, ' ');
}
