import { divergingColour } from './divergingColour.js';
import { sequentialColour } from './sequentialColour.js';

/** How values become colours, with the two ends for a colour bar. */
export interface ValueColours {
  readonly low: number;
  readonly high: number;
  colour(value: number): string;
}

/**
 * The colours for a set of values. All >= 0: the sequential ramp from 0. Any below 0: the diverging ramp, symmetric about 0.
 * @param high the value of the last colour; default: the largest magnitude (1 when everything is 0)
 */
export function valueColours(values: readonly number[], high?: number): ValueColours {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const top = high ?? (largest > 0 ? largest : 1);
  if (values.some((value) => value < 0)) {
    return { low: -top, high: top, colour: (value) => divergingColour(value / top) };
  }
  return { low: 0, high: top, colour: (value) => sequentialColour(value / top) };
}
