import { StrnnError } from '@strnn/core/error';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the fields of an EDF header, which are ASCII padded with blanks. */
export interface EdfFields {
  text(offset: number, width: number): string;
  /** @throws StrnnError `data` unless the field is a whole number for which `test` holds */
  integer(name: string, offset: number, width: number, expected: string, test: (value: number) => boolean): number;
  /** @throws StrnnError `data` unless the field is a number for which `test` holds */
  decimal(name: string, offset: number, width: number, expected: string, test: (value: number) => boolean): number;
  fail(name: string, offset: number, width: number, expected: string): StrnnError;
}

/** Fields of the header in `bytes`; a decimal comma is read as a point, with a warning. */
export function edfFields(file: string, bytes: Uint8Array, warnings: string[]): EdfFields {
  const text = (offset: number, width: number): string => decode(bytes.subarray(offset, offset + width));
  const fail = (name: string, offset: number, width: number, expected: string): StrnnError =>
    new StrnnError(
      'data',
      `${file}, byte ${offset}: ${name}: expected ${expected}, found ${JSON.stringify(text(offset, width))}`,
    );
  return {
    text,
    fail,
    integer(name, offset, width, expected, test) {
      const found = text(offset, width);
      const value = /^[+-]?\d+$/.test(found) ? Number(found) : NaN;
      if (!test(value) || Number.isNaN(value)) throw fail(name, offset, width, expected);
      return value;
    },
    decimal(name, offset, width, expected, test) {
      const found = text(offset, width);
      const value = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(found) ? Number(found.replace(',', '.')) : NaN;
      if (!Number.isFinite(value) || !test(value)) throw fail(name, offset, width, expected);
      if (found.includes(',')) warnings.push(`${name} at byte ${offset} has a decimal comma, '${found}'.`);
      return value;
    },
  };
}

/** The standard asks for ASCII; where there is more it is UTF-8 in some programs and Latin-1 in others. What follows a zero byte is padding. */
function decode(field: Uint8Array): string {
  const zero = field.indexOf(0);
  const used = zero < 0 ? field : field.subarray(0, zero);
  try {
    return utf8.decode(used).trim();
  } catch {
    return Buffer.from(used).toString('latin1').trim();
  }
}
