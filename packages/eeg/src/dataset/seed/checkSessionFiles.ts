import { readdir } from 'node:fs/promises';
import type { CheckResult } from '@strnn/core/dataset';
import { sessionFileName } from './sessionFileName.js';

export interface SessionFilesForm {
  /** Opens the lines, `'ExtractedFeatures_1s'`. */
  readonly name: string;
  /** Dates of the release that belong in this folder, per subject. */
  readonly dates: Readonly<Record<string, readonly string[]>>;
  /** Other files that belong there, lower case; dot files always may. */
  readonly others: readonly string[];
  /** A look-alike has its own dates. */
  readonly lookalike: boolean;
}

/** Which files `{subject}_{date}.mat` of the release are missing, which are none of it, and what else lies there. */
export async function checkSessionFiles(folder: string, form: SessionFilesForm): Promise<CheckResult[]> {
  const { name, dates, others, lookalike } = form;
  const entries = (await readdir(folder)).filter((entry) => !entry.startsWith('.'));
  const found = entries.flatMap((entry) => sessionFileName(entry) ?? []);
  const results: CheckResult[] = [];
  const warn = (message: string): number => results.push({ level: 'warning', message: `${name}: ${message}` });
  const absent: string[] = [];
  for (const [subject, known] of Object.entries(dates)) {
    const there = found.filter((file) => file.subject === subject).map(({ date }) => date);
    const missing = known.filter((date) => !there.includes(date));
    if (there.length === 0) {
      absent.push(subject);
    } else if (!lookalike && missing.length > 0) {
      const files = missing.map((date) => `${subject}_${date}.mat`).join(', ');
      const count = known.length === 1 ? '' : ` has ${known.length - missing.length} of ${known.length} sessions`;
      warn(`subject ${subject}${count}: missing ${files}`);
    }
    for (const date of there.filter((other) => !lookalike && !known.includes(other))) {
      warn(`${subject}_${date}.mat: no file of the release, which has ${known.join(', ')} for subject ${subject}`);
    }
  }
  if (absent.length > 0) warn(`no file of subject${absent.length > 1 ? 's' : ''} ${absent.join(', ')}`);
  for (const entry of entries) {
    const file = sessionFileName(entry);
    if (file ? !Object.hasOwn(dates, file.subject) : !others.includes(entry.toLowerCase())) {
      warn(`${entry}: not part of the data set`);
    }
  }
  const subjects = new Set(found.map(({ subject }) => subject)).size;
  const total = Object.values(dates).flat().length;
  const of = lookalike ? '' : ` of ${total}`;
  results.unshift({
    level: found.length > 0 ? 'ok' : 'error',
    message: `${name}: ${found.length}${of} files of ${subjects} subjects`,
  });
  return results;
}
