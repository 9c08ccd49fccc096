import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { StrnnError, unknownName } from '@strnn/core/error';

export const uciEegGroups = ['alcoholic', 'control'] as const;
export const uciEegConditions = ['S1 obj', 'S2 match', 'S2 nomatch'] as const;

/** One row of trials.csv. */
export interface UciEegTrial {
  /** `'co2a0000364'`: a for alcoholic, c for control. */
  readonly subject: string;
  /** Place in `trials/<subject>.bin.gz`, from 0. */
  readonly index: number;
  /** The trial's number in the original recording, unique within the subject. */
  readonly trial: string;
  readonly group: (typeof uciEegGroups)[number];
  /** S1 obj: the first picture of a pair; S2 match, S2 nomatch: the second, the same as the first or another. */
  readonly condition: (typeof uciEegConditions)[number];
}

const columns = ['subject', 'index_in_file', 'trial_number', 'group', 'condition'] as const;

/**
 * Reads and checks trials.csv: the trials by subject (ascending), each list in the order of the subject's `.bin.gz`.
 *
 * @throws StrnnError `data` naming the file, the line and the value: a missing column, an unknown group or condition,
 * a place in the file that is taken twice or left out, a trial number that occurs twice.
 */
export async function readUciEegTrialTable(file: string): Promise<ReadonlyMap<string, readonly UciEegTrial[]>> {
  const bySubject = new Map<string, UciEegTrial[]>();
  for (const { record, line } of await readRows(file)) {
    const trial = parseTrial(record, `${file}, line ${line}`);
    const trials = bySubject.get(trial.subject) ?? [];
    if (trials.some(({ index }) => index === trial.index)) {
      throw new StrnnError(
        'data',
        `${file}, line ${line}: ${trial.subject} has a second trial with index_in_file ${trial.index}`,
      );
    }
    if (trials.some((other) => other.trial === trial.trial)) {
      throw new StrnnError(
        'data',
        `${file}, line ${line}: ${trial.subject} has a second trial with trial_number ${trial.trial}`,
      );
    }
    if (trials.some(({ group }) => group !== trial.group)) {
      throw new StrnnError('data', `${file}, line ${line}: ${trial.subject} is in both groups, alcoholic and control`);
    }
    bySubject.set(trial.subject, [...trials, trial]);
  }
  if (bySubject.size === 0) throw new StrnnError('data', `${file}: expected a row per trial, found none`);

  const subjects = [...bySubject.keys()].sort();
  return new Map(
    subjects.map((subject) => {
      const trials = bySubject.get(subject)!.sort((a, b) => a.index - b.index);
      const gap = trials.findIndex(({ index }, place) => index !== place);
      if (gap >= 0)
        throw new StrnnError(
          'data',
          `${file}: ${subject} has no row with index_in_file ${gap}, but one with ${trials[gap].index}`,
        );
      return [subject, trials];
    }),
  );
}

async function readRows(file: string): Promise<{ record: Record<string, string>; line: number }[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected the table of trials; ${reason}`, { cause: error });
  }
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true });
  } catch (error) {
    throw new StrnnError('data', `${file}: not a CSV table: ${(error as Error).message}`, { cause: error });
  }
  for (const column of columns) {
    if (rows.length > 0 && !(column in rows[0].record)) {
      throw new StrnnError(
        'data',
        `${file}: expected the column '${column}', found the columns ${Object.keys(rows[0].record).join(', ')}`,
      );
    }
  }
  return rows.map(({ record, info }) => ({ record, line: info.lines }));
}

function parseTrial(record: Record<string, string>, where: string): UciEegTrial {
  const { subject, index_in_file: place, trial_number: trial } = record as Record<(typeof columns)[number], string>;
  // The name becomes a file name, so it must not lead elsewhere.
  if (!/^[A-Za-z0-9_-]+$/.test(subject)) {
    throw new StrnnError('data', `${where}: expected a subject such as co2a0000364, found '${subject}'`);
  }
  if (!/^\d{1,6}$/.test(place)) {
    throw new StrnnError('data', `${where}: index_in_file: expected a whole number from 0, found '${place}'`);
  }
  if (trial === '')
    throw new StrnnError('data', `${where}: trial_number: expected the number of the trial, found nothing`);
  const group = uciEegGroups.find((name) => name === record.group);
  if (!group) throw unknownName(where, 'group', record.group, uciEegGroups, 'data');
  const condition = uciEegConditions.find((name) => name === record.condition);
  if (!condition) throw unknownName(where, 'condition', record.condition, uciEegConditions, 'data');
  return { subject, index: Number(place), trial, group, condition };
}
