import { encodeMessage, type MessageField } from './encodeMessage.js';

/** What one record of an event file says. */
export type EventContent =
  /** The first record of every file. */
  | { readonly kind: 'version' }
  /** The second: forget what an earlier file of this run told of these steps. */
  | { readonly kind: 'start' }
  | { readonly kind: 'values'; readonly step: number; readonly values: readonly SummaryValue[] };

/** A message `Summary.Value`, encoded. */
export type SummaryValue = Uint8Array;

/**
 * Encodes a message `Event` (tensorflow/core/util/event.proto).
 *
 * @param wallTime seconds since 1970.
 */
export function encodeEvent(wallTime: number, content: EventContent): Uint8Array {
  const fields: MessageField[] = [[1, 'double', wallTime]];
  if (content.kind === 'version') fields.push([3, 'text', 'brain.Event:2']);
  else if (content.kind === 'start') fields.push([7, 'bytes', encodeMessage([[1, 'integer', 1]])]);
  else {
    if (content.step !== 0) fields.push([2, 'integer', content.step]);
    fields.push([5, 'bytes', encodeMessage(content.values.map((value) => [1, 'bytes', value] as const))]);
  }
  return encodeMessage(fields);
}
