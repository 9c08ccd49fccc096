import type { ClipRow } from './ClipRow.js';

/**
 * What rows say against each other: a subject or label in two spellings, a clip that is there twice, two clips that share frames.
 *
 * @param refuse takes the line and a sentence
 */
export function checkClipRows(rows: readonly ClipRow[], refuse: (line: number, problem: string) => void): void {
  checkSpellings(rows, 'subject', refuse);
  checkSpellings(rows, 'label', refuse);
  const lines = new Map<string, number>();
  for (const { subject, session, trial, line } of rows) {
    const key = JSON.stringify([subject, session, trial]);
    const other = lines.get(key);
    if (other === undefined) lines.set(key, line);
    else refuse(line, `subject ${subject}, session ${session} has the trial '${trial}' in line ${other} already`);
  }
  checkShared(rows, refuse);
}

/**
 * Names that differ in case or in how their letters are composed alone: one person under two names would be on both sides of a
 * split, one class under two names would be two.
 */
function checkSpellings(
  rows: readonly ClipRow[],
  column: 'subject' | 'label',
  refuse: (line: number, problem: string) => void,
): void {
  const spellings = new Map<string, ClipRow>();
  for (const row of rows) {
    const plain = row[column].normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
    const other = spellings.get(plain);
    if (other === undefined) spellings.set(plain, row);
    else if (other[column] !== row[column]) {
      refuse(
        row.line,
        `column '${column}': expected '${other[column]}' spelled as in line ${other.line}, found '${row[column]}'`,
      );
    }
  }
}

/** A split that put two clips of the same frames on different sides would leak. */
function checkShared(rows: readonly ClipRow[], refuse: (line: number, problem: string) => void): void {
  const parts = rows.map(({ line, frames, video, landmarks, part }) => {
    return { line, recording: frames ?? video ?? landmarks!, start: part?.start ?? 0, end: part?.end ?? Infinity };
  });
  for (const { recording, line } of parts) {
    const folder = parts.find((other) => recording.startsWith(`${other.recording}/`));
    if (folder !== undefined) refuse(line, `${recording} is one of the frames of line ${folder.line}`);
  }
  parts.sort((a, b) => (a.recording === b.recording ? a.start - b.start : a.recording < b.recording ? -1 : 1));
  let last: (typeof parts)[number] | undefined;
  for (const part of parts) {
    if (last?.recording === part.recording && part.start < last.end) {
      refuse(part.line, `shares frames of ${part.recording} with line ${last.line} (from ${part.start} s)`);
    }
    last = last?.recording === part.recording && last.end > part.end ? last : part;
  }
}
