import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { StrnnError } from '@strnn/core/error';

/** Column of subject-info.csv: 1 where the subject counted well. */
const column = 'Count quality';

/**
 * Who counted well, from subject-info.csv: subject (`'0'` for Subject00) -> 0 (bad, 12 subjects) or 1 (good, 24). Columns
 * that copies of the file have besides are passed over.
 *
 * @throws StrnnError `data` naming the file, the line, what was expected and what was found.
 */
export async function readEegmatQuality(file: string): Promise<ReadonlyMap<string, 0 | 1>> {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    const parsed: unknown = parse(await readFile(file, 'utf8'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    rows = parsed as typeof rows;
  } catch (error) {
    throw new StrnnError('data', `${file}: expected the table of subjects; ${(error as Error).message}`, {
      cause: error,
    });
  }
  const header = rows[0]?.record ?? [];
  const [nameAt, qualityAt] = ['Subject', column].map((name) => header.indexOf(name));
  if (nameAt < 0 || qualityAt < 0) {
    throw new StrnnError(
      'data',
      `${file}, line 1: expected the columns Subject and ${column}, found ${header.join(', ') || 'nothing'}`,
    );
  }
  const quality = new Map<string, 0 | 1>();
  for (const { record, info } of rows.slice(1)) {
    const where = `${file}, line ${info.lines}`;
    const [, number] = /^Subject(\d\d)$/.exec(record[nameAt] ?? '') ?? [];
    if (number === undefined)
      throw new StrnnError('data', `${where}: Subject: expected a name such as Subject00, found '${record[nameAt]}'`);
    const value = record[qualityAt];
    if (value !== '0' && value !== '1')
      throw new StrnnError('data', `${where}: ${column}: expected 0 or 1, found '${value ?? ''}'`);
    const subject = String(Number(number));
    if (quality.has(subject)) throw new StrnnError('data', `${where}: Subject${number} has a second row`);
    quality.set(subject, Number(value) as 0 | 1);
  }
  return quality;
}
