import { matCharRows } from './matCharRows.js';
import type { MatHeader } from './readMatHeader.js';
import { matTypeName } from './readMatTag.js';
import type { MatReader } from './MatReader.js';
import type { MatArrayData, MatChar } from './MatValue.js';
import { readMatElement } from './readMatElement.js';
import type { MatTask } from './MatTask.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a char array: UTF-8, UTF-16 or UTF-32 text, or 8-bit (Latin-1) and 16-bit code units. MATLAB counts UTF-16 code
 * units; of text that was written with code points counted (by SciPy) one element is one code point.
 *
 * @throws StrnnError `data` when the text has another length than the dimensions say
 */
export function* readMatChars(reader: MatReader, header: MatHeader): MatTask<MatChar> {
  const { stream, budget } = reader;
  const { dims, count, end } = header;
  // Rows of all pages.
  const rows = dims.reduce((product, size, i) => (i === 1 ? product : product * size), 1);
  if (count === 0) budget.takeUnbacked(8 * rows);
  if (stream.offset() === end) return blank(reader, header);
  const { data, type, at } = yield* readMatElement(reader, end, undefined);
  if (data.length === 0) return blank(reader, header);
  budget.take(2 * data.length);
  const characters = decode(data, type, count);
  if (characters === undefined) {
    const found = `${data.length} of ${matTypeName(type)} that are not`;
    throw stream.fault(`text of ${count} characters (${dims.join(' x ')})`, found, at);
  }
  budget.take(48 * rows);
  return { class: 'char', dims, rows: matCharRows(characters, dims) };
}

/** Text without bytes: of length 0, or, in files in the wild, that many blanks (as in SciPy). */
function blank({ budget }: MatReader, { dims, count }: MatHeader): MatChar {
  budget.takeUnbacked(8 * count);
  return { class: 'char', dims, rows: matCharRows(' '.repeat(count), dims) };
}

function decode(data: MatArrayData, type: number, count: number): string | string[] | undefined {
  if (data instanceof Uint32Array) {
    if (data.some((point) => point > 0x10ffff)) return undefined;
    return fit(
      units(data, (from, to) => String.fromCodePoint(...data.subarray(from, to))),
      count,
    );
  }
  if (data instanceof Uint16Array)
    return fit(
      units(data, (from, to) => String.fromCharCode(...data.subarray(from, to))),
      count,
    );
  if (!(data instanceof Uint8Array || data instanceof Int8Array)) return undefined;
  // Copied, as a view of a small array would take longer.
  const bytes = Buffer.from(data);
  if (type === 16) {
    try {
      const text = fit(strict.decode(bytes), count);
      if (text !== undefined) return text;
    } catch {
      // Not UTF-8: some writers mean Latin-1.
    }
  }
  return bytes.length === count ? bytes.toString('latin1') : undefined;
}

/** The text as `count` elements: code units, or code points; undefined when it is neither. */
function fit(text: string, count: number): string | string[] | undefined {
  if (text.length === count) return text;
  const points = text.length < 2 * count + 1 ? [...text] : [];
  return points.length === count ? points : undefined;
}

function units(data: { readonly length: number }, part: (from: number, to: number) => string): string {
  let text = '';
  for (let from = 0; from < data.length; from += 8192) text += part(from, Math.min(from + 8192, data.length));
  return text;
}
