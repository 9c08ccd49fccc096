import { StrnnError } from '@strnn/core/error';

export interface Table {
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  /** Place of a column by its title in lower case; undefined where there is none. */
  readonly column: (title: string) => number | undefined;
}

/** A table with a header, separated by tabs, or by commas where the header has no tab. Empty lines are left out. */
export function readTable(lines: readonly string[], file: string): Table {
  const header = lines.findIndex((text) => text.trim() !== '');
  if (header < 0) throw new StrnnError('data', `${file}, line 1: expected a table with a header, found nothing`);
  const separator = lines[header].includes('\t') ? '\t' : ',';
  const split = (text: string): string[] => text.split(separator).map((cell) => cell.trim());
  const titles = split(lines[header]).map((title) => title.toLowerCase());
  const rows = lines.flatMap((text, n) =>
    n <= header || text.trim() === '' ? [] : [{ cells: split(text), line: n + 1 }],
  );
  return {
    rows,
    column: (title) => (titles.includes(title) ? titles.indexOf(title) : undefined),
  };
}

/** What tables write where there is no number. */
export function isAbsent(text: string): boolean {
  return ['', 'n/a', 'nan'].includes(text.toLowerCase());
}
