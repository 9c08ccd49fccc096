import { characterWidth, displayWidth } from './displayWidth.js';

/**
 * A text of at most `width` columns: unchanged if it fits, else cut and ended with the mark. Control characters, which
 * would move the cursor, become spaces.
 */
export function fitWidth(text: string, width: number, mark = '…'): string {
  const clean = text.replace(/\p{Cc}/gu, ' ');
  if (displayWidth(clean) <= width) return clean;
  const room = width - displayWidth(mark);
  if (room < 0) return '';
  let cut = '';
  let used = 0;
  for (const character of clean) {
    used += characterWidth(character);
    if (used > room) break;
    cut += character;
  }
  return cut + mark;
}
