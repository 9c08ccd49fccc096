import { displayWidth } from '../../run/progress/displayWidth.js';

/**
 * Breaks a text into lines of at most `width` terminal columns: between words; inside a word only where it alone is too
 * wide, after `-`, `/`, `=`, `:`, `,` or `_` if it can be. Control characters become spaces.
 * @returns at least one line
 */
export function wrapColumns(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .replace(/\p{Cc}/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  for (const word of words) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = '';
    }
    if (displayWidth(word) <= width) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    // A word too wide for a line of its own starts on a fresh one.
    if (line !== '') lines.push(line);
    line = '';
    for (const piece of word
      .split(/(?<=[-/=:,_])/u)
      .flatMap((part) => (displayWidth(part) <= width ? [part] : [...part]))) {
      if (displayWidth(line) + displayWidth(piece) > width && line !== '') {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
