export { paperMarks, type PaperFigure, type PaperFigures, type PaperMark } from './notes/paperMarks.js';
export { renderTable, type RenderTableOptions } from './renderTable.js';
export type { DoneCell, ReportInput } from './Report.js';
export { summarize, type SummarizeOptions } from './summary/summarize.js';
export type {
  Comparison,
  DataSummary,
  LeakDelta,
  Majority,
  RowCalibration,
  RowResult,
  RowSparsity,
  Setup,
  SubjectResult,
  Summary,
  SummaryRow,
  UnfinishedCell,
} from './summary/Summary.js';
export { writeReport, type WrittenReport } from './writeReport.js';
