// Advance widths of the ASCII characters 32 to 126 in thousandths of an em: for each the wider of DejaVu Sans and Liberation
// Sans (measured with canvas measureText). DejaVu Sans is among the widest faces a system font can turn out to be.
// prettier-ignore
const ASCII = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787,
  667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635,
  634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/** Bold faces are wider by at most this factor. */
const BOLD = 1.14;

/**
 * How wide a text may get, in the unit of `size` (pixels): an upper estimate, because a drawing cannot know the reader's font.
 * Characters beyond ASCII count 0.85 em (Latin, Greek, Cyrillic, signs), 1.1 em from U+2E80 on (CJK, emoji), 0 when combining.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 32 && code <= 126) thousandths += ASCII[code - 32];
    else if (code >= 0x300 && code <= 0x36f) continue;
    else thousandths += code >= 0x2e80 ? 1100 : 850;
  }
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}
