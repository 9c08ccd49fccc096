import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';
import { parseDecimal } from './parseDecimal.js';
import { scanLines, type LineStart } from './scanLines.js';
import { visitFields } from './visitFields.js';

/** How a CSV file is written, from its first lines. */
export interface CsvHead {
  /** A byte. */
  readonly delimiter: number;
  /** Names as in the header line, or `'1'`, `'2'`, ... where there is none. */
  readonly columns: readonly string[];
  /** The first line of data. */
  readonly data: LineStart;
  readonly warnings: readonly string[];
}

/** In the order in which they are preferred where several would do. */
const delimiters = [9, 59, 44, 32];
const looked = 20;

/**
 * Finds the delimiter (tab, semicolon, comma or blanks: the first that splits the first 20 lines into equally many fields,
 * two or more), the header line, and where the data begin. Lines before the header that begin with `#` or `%` are passed over.
 *
 * @param given the delimiter, where the caller knows it
 * @throws StrnnError `data` for text in UTF-16 and for a file without lines
 */
export async function readCsvHead(source: ByteSource, given: string | undefined): Promise<CsvHead> {
  const { file, size } = source;
  const mark = await source.bytes(0, Math.min(3, size));
  if ((mark[0] === 0xff && mark[1] === 0xfe) || (mark[0] === 0xfe && mark[1] === 0xff)) {
    throw new StrnnError('data', `${file}, byte 0: expected text in UTF-8 or ASCII, found the mark of UTF-16`);
  }
  const bom = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf ? 3 : 0;
  const lines: (LineStart & { readonly bytes: Uint8Array })[] = [];
  let comments = 0;
  await scanLines(source, { offset: bom, line: 1 }, (bytes, start, end, line, offset) => {
    if (lines.length === 0 && (bytes[start] === 35 || bytes[start] === 37)) comments++;
    else lines.push({ bytes: bytes.slice(start, end), line, offset });
    return lines.length < looked;
  });
  if (lines.length === 0)
    throw new StrnnError('data', `${file}: expected lines of numbers, found none in ${size} bytes`);
  if (lines.some(({ bytes }) => bytes.includes(0))) {
    throw new StrnnError('data', `${file}, line ${lines[0].line}: expected text, found zero bytes`);
  }

  const delimiter = given === undefined ? detect(lines.map((line) => line.bytes)) : given.charCodeAt(0);
  const first = fieldsOf(lines[0].bytes, delimiter);
  const warnings = comments > 0 ? [`${comments} comment lines before the header are not read.`] : [];
  if (first.every((field) => !Number.isNaN(field.number))) {
    warnings.push('There is no header line; the columns are named 1, 2, ...');
    return { delimiter, columns: first.map((_, i) => String(i + 1)), data: lines[0], warnings };
  }
  // The first column of a table that pandas wrote with its index has no name.
  const columns = first.map(({ text }, i) => (text !== '' ? text : i === 0 ? 'index' : `column ${i + 1}`));
  const data = lines[1] ?? { offset: size, line: lines[0].line + 1 };
  return { delimiter, columns, data: { offset: data.offset, line: data.line }, warnings };
}

function detect(lines: readonly Uint8Array[]): number {
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => visitFields(line, 0, line.length, delimiter, 'double', () => undefined));
    if (counts[0] > 1 && counts.every((count) => count === counts[0])) return delimiter;
  }
  // Lines of different lengths, or of one column: what occurs in the first line, so that the error names the line.
  return delimiters.slice(0, 3).find((delimiter) => lines[0].includes(delimiter)) ?? 44;
}

function fieldsOf(line: Uint8Array, delimiter: number): { text: string; number: number }[] {
  const fields: { text: string; number: number }[] = [];
  visitFields(line, 0, line.length, delimiter, 'double', (_column, start, end) => {
    const text = new TextDecoder().decode(line.subarray(start, end)).trim().replaceAll('""', '"');
    fields.push({ text, number: parseDecimal(line, start, end) });
  });
  return fields;
}
