import type { SessionFile } from './listSessionFiles.js';
import { seedDates } from './seedFacts.js';

export interface NumberedSessionFile extends SessionFile {
  /** `'1'` to `'3'`. */
  readonly session: string;
}

/**
 * Numbers the sessions of every subject: where all dates are those of the release, by their place in it, so that a missing
 * file does not renumber the others; else by date.
 */
export function numberSeedSessions(files: readonly SessionFile[]): NumberedSessionFile[] {
  return files.map((file) => {
    const dates = files.filter(({ subject }) => subject === file.subject).map(({ date }) => date);
    const known = seedDates[file.subject] as readonly string[] | undefined;
    const order = known && dates.every((date) => known.includes(date)) ? known : [...dates].sort();
    return { ...file, session: String(order.indexOf(file.date) + 1) };
  });
}
