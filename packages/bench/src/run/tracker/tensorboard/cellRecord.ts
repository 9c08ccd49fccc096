import type { Plan, PlannedCell } from '../../../matrix/PlannedCell.js';
import { cellSeries } from '../cellSeries.js';
import { foldSeries } from '../foldSeries.js';
import type { DoneTrackedCell, TrackedEnd } from '../Tracker.js';
import { configurationText } from './configurationText.js';
import { encodeEvent, type SummaryValue } from './encodeEvent.js';
import { frameRecord } from './frameRecord.js';
import { sessionEndValue, sessionStartValue, type HParam } from './hparamsValues.js';
import { openingEvents } from './openingEvents.js';
import { seriesEvents } from './seriesEvents.js';
import { textValue } from './summaryValues.js';

/** What opens a cell's file: its row of the HParams tab and its configuration. @param startedAt seconds since 1970 */
export function openingOf(
  plan: Plan,
  cell: PlannedCell,
  row: Readonly<Record<string, HParam>>,
  wallTime: number,
  startedAt: number,
): Uint8Array {
  return openingEvents(wallTime, [
    sessionStartValue(row, '', startedAt),
    textValue('configuration', configurationText(plan, cell)),
  ]);
}

/** What closes the file of a finished cell, with the curves of the folds from a number on. */
export function resultOf({ result, digest }: DoneTrackedCell, fromFold: number, wallTime: number): Uint8Array {
  const { folds } = result;
  const curves = folds.slice(fromFold).flatMap((fold) => foldSeries(fold, folds.length));
  return Buffer.concat([
    seriesEvents([...curves, ...cellSeries(result, digest)], wallTime),
    values(wallTime, sessionEndValue('success', wallTime), textValue('end', doneText(result.finishedAt))),
  ]);
}

/** Names the result that a file shows; a file with this text is complete. */
export function doneText(finishedAt: string): string {
  return `done at ${finishedAt}`;
}

/** What closes the file of a cell that has no result. */
export function endOf({ state, reason }: TrackedEnd, wallTime: number): Uint8Array {
  return values(wallTime, sessionEndValue('failure', wallTime), textValue('end', `${state}: ${reason}`));
}

function values(wallTime: number, ...all: SummaryValue[]): Uint8Array {
  return frameRecord(encodeEvent(wallTime, { kind: 'values', step: 0, values: all }));
}
