import { StrnnError } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { butterworthSections } from './butterworthSections.js';
import { notchSection } from './notchSection.js';
import type { SecondOrderSection } from './SecondOrderSection.js';

/** What is filtered out; at least one of `highPass`, `lowPass` and `notch`. */
export interface FilterOptions {
  /** What is slower is taken out: Hz at -3 dB of one pass. With `lowPass` above it: a band-pass. */
  readonly highPass?: number;
  /** What is faster is taken out: Hz at -3 dB of one pass. */
  readonly lowPass?: number;
  /** Frequencies in Hz to take out, such as 50 or [50, 100]. */
  readonly notch?: number | readonly number[];
  /** Of each notch: the frequency over its width at -3 dB. Default 30. */
  readonly notchQuality?: number;
  /** Butterworth order of each edge. Default 4. */
  readonly order?: number;
}

/** With `phase`, which `filterSignals` has too. */
export const filterOptionNames = ['highPass', 'lowPass', 'notch', 'notchQuality', 'order', 'phase'] as const;

/**
 * The sections that `filterSignals` uses, for a signal that arrives block by block (`filterSections` with its state):
 * the Butterworth filter first, then the notches in the order given.
 *
 * @param rate Hz
 * @throws StrnnError `option` naming the option, what is allowed and what was found.
 */
export function filterCascade(options: FilterOptions, rate: number, where = 'filterCascade'): SecondOrderSection[] {
  checkOptionNames(options, where, filterOptionNames);
  const { highPass, lowPass, notch, notchQuality, order = 4 } = options;
  const notches = notch === undefined ? [] : typeof notch === 'number' ? [notch] : [...notch];
  if (highPass === undefined && lowPass === undefined && notches.length === 0) {
    throw new StrnnError('option', `${where}: expected at least one of highPass, lowPass and notch`);
  }
  for (const [name, value] of [
    ['highPass', highPass],
    ['lowPass', lowPass],
    ...notches.map((frequency) => ['notch', frequency] as const),
  ] as const) {
    if (value !== undefined && !(value > 0 && value < rate / 2)) {
      throw new StrnnError(
        'option',
        `${where}.${name}: expected Hz above 0 and below ${rate / 2} (half the rate of the signals), found ${value}`,
      );
    }
  }
  if (highPass !== undefined && lowPass !== undefined && !(highPass < lowPass)) {
    throw new StrnnError(
      'option',
      `${where}: highPass must be below lowPass, found ${highPass} and ${lowPass} Hz; ` +
        "butterworthSections with type 'band-stop' takes a band out",
    );
  }
  const sections: SecondOrderSection[] = [];
  if (highPass !== undefined && lowPass !== undefined) {
    sections.push(...butterworthSections({ type: 'band-pass', order, cutoff: [highPass, lowPass], rate }));
  } else if (highPass !== undefined) {
    sections.push(...butterworthSections({ type: 'high-pass', order, cutoff: highPass, rate }));
  } else if (lowPass !== undefined) {
    sections.push(...butterworthSections({ type: 'low-pass', order, cutoff: lowPass, rate }));
  }
  for (const frequency of notches) {
    sections.push(notchSection({ frequency, rate, ...(notchQuality === undefined ? {} : { quality: notchQuality }) }));
  }
  return sections;
}
