/** The names of the formats that `readLandmarkFile` reads. */
export const landmarkFormats = ['ck-plus', 'pts', 'tem', 'csv', 'openface', 'mediapipe'] as const;
export type LandmarkFormat = (typeof landmarkFormats)[number];

/** What the formats are called in messages. */
const titles: Record<LandmarkFormat, string> = {
  'ck-plus': 'lines of x and y (CK+)',
  pts: 'a .pts file',
  tem: 'a webmorph .tem file',
  csv: 'a table (CSV)',
  openface: "OpenFace's CSV",
  mediapipe: 'JSON',
};

/** What a text is not, by its first characters. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^.?PNG/, 'a PNG picture'],
  [/^\W{2,4}.{0,4}(JFIF|Exif)/, 'a JPEG picture'],
  [/^P[1-6]\s/, 'a PGM or PPM picture'],
  [/^PK/, 'a zip archive'],
  [/^\s*</, 'XML or a web page'],
];

/**
 * The format that a text looks like by its first lines, or undefined. Of tables with the columns `confidence` and `success` or
 * `x_0` it says OpenFace; of lines of two numbers CK+.
 */
export function guessLandmarkFormat(text: string): LandmarkFormat | undefined {
  const start = text.slice(0, 65_536).replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(start)) return 'mediapipe';
  const lines = start.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return undefined;
  if (/^\s*(version|n_points)\s*:/i.test(lines[0])) return 'pts';
  const [first, second = ''] = lines;
  if (/^\s*\d+\s*$/.test(first) && isPair(second)) return 'tem';
  if (/[,;\t]/.test(first) && /[A-Za-z]/.test(first) && !isNumbers(first)) {
    return /\bconfidence\b/.test(first) && /\b(success|x_0)\b/.test(first) ? 'openface' : 'csv';
  }
  if (isPair(first)) return 'ck-plus';
  return isNumbers(first) ? 'csv' : undefined;
}

/** What a text looks like, for messages: `'a .pts file'`, `'a PNG picture'`, `'text of another kind'`. */
export function describeText(text: string): string {
  if (text.trim() === '') return 'an empty file';
  const other = others.find(([form]) => form.test(text));
  if (other !== undefined) return other[1];
  if (text.slice(0, 65_536).includes('\0')) return 'binary data';
  const format = guessLandmarkFormat(text);
  return format === undefined ? 'text of another kind' : titles[format];
}

function isPair(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length === 2 && words.every(isNumber);
}

function isNumbers(line: string): boolean {
  const words = line.split(/[,;\s]+/).filter((word) => word !== '');
  return words.length > 0 && words.every(isNumber);
}

function isNumber(word: string): boolean {
  return /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(word);
}
