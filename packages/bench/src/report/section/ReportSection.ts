/** A part of a report before it takes the form of Markdown, HTML or LaTeX; all texts are plain. */
export interface ReportSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly SectionTable[];
}

/** A table of texts; every row has as many cells as there are columns. */
export interface SectionTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know of it; default nothing. */
  readonly caption?: string;
  /** Long tables are folded away where the form allows. Default false. */
  readonly folded?: boolean;
}

/** Columns in short: a title is of numbers, `'<title'` of texts. */
export function columnsOf(...titles: readonly string[]): SectionTable['columns'] {
  return titles.map((title) =>
    title.startsWith('<') ? { title: title.slice(1), align: 'left' } : { title, align: 'right' },
  );
}
