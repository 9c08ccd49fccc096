import { StrnnError } from '@strnn/core/error';
import type { Epochs } from '../../format/Epochs.js';
import type { RecordingEvent } from '../../format/Recording.js';

/**
 * The epochs where `keep` is true, in their order, with their events and starts where they have some.
 *
 * @throws StrnnError `shape` unless `keep` has one entry per epoch; `data` when none is kept.
 */
export function keepEpochs<
  E extends Epochs & { readonly starts?: Int32Array; readonly events?: readonly RecordingEvent[] },
>(epochs: E, keep: readonly boolean[]): E {
  const { data, shape, starts, events } = epochs;
  if (keep.length !== shape.epochs) {
    throw new StrnnError('shape', `keepEpochs: expected one entry per epoch, ${shape.epochs}, found ${keep.length}`);
  }
  const kept = keep.flatMap((value, epoch) => (value ? [epoch] : []));
  if (kept.length === 0) throw new StrnnError('data', `keepEpochs: none of ${shape.epochs} epochs is kept`);
  const size = shape.channels * shape.samples;
  const out = new Float32Array(kept.length * size);
  kept.forEach((epoch, at) => out.set(data.subarray(epoch * size, (epoch + 1) * size), at * size));
  return {
    ...epochs,
    data: out,
    shape: { ...shape, epochs: kept.length },
    ...(starts ? { starts: Int32Array.from(kept, (epoch) => starts[epoch]) } : {}),
    ...(events ? { events: kept.map((epoch) => events[epoch]) } : {}),
  };
}
