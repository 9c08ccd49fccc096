import type { DrawingOptions } from './DrawingOptions.js';

/** One model of an accuracy plot. */
export interface AccuracyRow {
  readonly label: string;
  /** Rows of one group share a heading and a colour; groups come in the order of their first row. */
  readonly group?: string;
  /** One dot per subject (or whatever the unit is). */
  readonly perUnit: readonly { readonly name: string; readonly value: number }[];
  readonly mean: number;
  /** Ends of the interval around the mean; both or neither. */
  readonly low?: number;
  readonly high?: number;
  /** Small print under the label. */
  readonly note?: string;
}

/** A known value drawn as a vertical line. */
export interface AccuracyMark {
  readonly label: string;
  readonly value: number;
}

/** Models side by side. */
export interface AccuracyPlotOptions extends DrawingOptions {
  readonly rows: readonly AccuracyRow[];
  /** What guessing gives: a dashed line. */
  readonly chance?: AccuracyMark;
  /** Other known values: dotted lines. */
  readonly marks?: readonly AccuracyMark[];
  /** What one dot is, in the singular. Default `'subject'`. */
  readonly unit?: string;
  /** What the interval is, for the legend (`'± sd over 16 subjects'`). Default `'interval'`. */
  readonly interval?: string;
  /** Axis title. Default `'accuracy'`. */
  readonly quantity?: string;
  /** Decimals of the means. Default 3. */
  readonly digits?: number;
}
