import { encodeEvent, type SummaryValue } from './encodeEvent.js';
import { frameRecord } from './frameRecord.js';

/**
 * The records that open an event file, with what stands at step 0. The mark of a start makes readers forget what an
 * earlier file of the same run told: a file of ours always holds everything.
 *
 * @param wallTime seconds since 1970.
 */
export function openingEvents(wallTime: number, values: readonly SummaryValue[]): Uint8Array {
  const contents = [{ kind: 'version' }, { kind: 'start' }, { kind: 'values', step: 0, values }] as const;
  return Buffer.concat(contents.map((content) => frameRecord(encodeEvent(wallTime, content))));
}
