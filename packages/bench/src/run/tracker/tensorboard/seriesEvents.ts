import type { Series } from '../Series.js';
import { encodeEvent } from './encodeEvent.js';
import { frameRecord } from './frameRecord.js';
import { scalarValue } from './summaryValues.js';

/** Curves as records, one record for all values of a step. @param wallTime seconds since 1970 */
export function seriesEvents(series: readonly Series[], wallTime: number): Uint8Array {
  const steps = new Map<number, Uint8Array[]>();
  for (const { name, points } of series) {
    for (const { step, value } of points) {
      const values = steps.get(step) ?? [];
      values.push(scalarValue(name, value));
      steps.set(step, values);
    }
  }
  const inOrder = [...steps].sort(([a], [b]) => a - b);
  return Buffer.concat(
    inOrder.map(([step, values]) => frameRecord(encodeEvent(wallTime, { kind: 'values', step, values }))),
  );
}
