import { textWidth } from './textWidth.js';

/**
 * Breaks a text into lines that fit a width: between words, after `-`, `/`, `=`, `:` or `,` inside a word that is too long,
 * and between characters as the last resort. Nothing is dropped but the spaces at the breaks.
 * @param width in the unit of `size`; a single character is always placed, however narrow the width
 * @returns at least one line
 */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string): boolean => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const piece of fits(word) ? [word] : breakWord(word, fits)) {
      if (line !== '' && !fits(line + piece)) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const pieces = word.split(/(?<=[-/=:,_])/u);
  return pieces.flatMap((piece) => (fits(piece) ? [piece] : Array.from(piece)));
}
