import type { SampleIds } from '@strnn/core/samples';
import type { Fold, Protocol } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import { sampleName } from './sampleName.js';
import type { WindowOrder } from './windowOrder.js';

/** Seconds by which times that are meant to be equal may differ. */
const slack = 1e-9;

/**
 * Whether a protocol promises that no two sides have recordings in common: all do but those that declare windows of one trial on
 * both sides, and do not keep a gap between them.
 */
export function promisesTime({ lenient, deal }: Protocol, dealt: string): boolean {
  return !lenient || deal === 'blocks' || dealt !== 'window';
}

/**
 * Test windows that share time with training or validation windows of the same trial, and validation windows that do with
 * training windows.
 *
 * @param gap seconds that must lie between windows of different sides
 */
export function findOverlappingWindows(
  fold: Fold,
  sides: Uint8Array,
  order: WindowOrder,
  gap: number,
  ids: SampleIds,
): LeakFinding[] {
  const { samples, trials, spans } = order;
  let count = 0;
  const examples: string[] = [];
  for (let trial = 0; trial + 1 < trials.length; trial++) {
    const windows = samples.subarray(trials[trial], trials[trial + 1]);
    let bits = 0;
    for (const sample of windows) bits |= sides[sample];
    // A power of two has one bit: the trial is on one side.
    if ((bits & (bits - 1)) === 0) continue;
    for (const [held, seen] of [
      [TEST, TRAIN | VALIDATION],
      [VALIDATION, TRAIN],
    ] as const) {
      for (const [sample, other] of sharedTimes(windows, sides, spans, gap, held, seen)) {
        count++;
        if (examples.length === 3) continue;
        const times = [sample, other].map((s) => `${showSeconds(spans[2 * s])}-${showSeconds(spans[2 * s + 1])} s`);
        const names = [held === TEST ? 'test' : 'validation', (sides[other] & TRAIN) !== 0 ? 'training' : 'validation'];
        examples.push(
          `${names[0]} ${sampleName(ids, sample)} at ${times[0]}, ${names[1]} window ${ids.window[other]} at ${times[1]}`,
        );
      }
    }
  }
  if (count === 0) return [];
  return [{ kind: 'overlapping-windows', fold: fold.index, foldName: fold.name, count, unit: 'sample', examples }];
}

/** Held-out windows with one window each that shares time with it. @param windows in the order in which they begin */
function sharedTimes(
  windows: Int32Array,
  sides: Uint8Array,
  spans: Float64Array,
  gap: number,
  held: number,
  seen: number,
): [sample: number, other: number][] {
  const found = new Map<number, number>();
  // Of the seen windows that began before, the one that ends last; of those that begin later, the next.
  for (const step of [1, -1] as const) {
    let other = -1;
    for (let place = step === 1 ? 0 : windows.length - 1; place >= 0 && place < windows.length; place += step) {
      const sample = windows[place];
      const isHeld = (sides[sample] & held) !== 0;
      if (isHeld && other !== -1 && !found.has(sample)) {
        const [first, second] = step === 1 ? [other, sample] : [sample, other];
        if (spans[2 * second] - spans[2 * first + 1] < gap - slack) found.set(sample, other);
      }
      if ((sides[sample] & seen) === 0) continue;
      if (step === -1 || other === -1 || spans[2 * sample + 1] > spans[2 * other + 1]) other = sample;
    }
  }
  return [...found].sort(([a], [b]) => a - b);
}

function showSeconds(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}
