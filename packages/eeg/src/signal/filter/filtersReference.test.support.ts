import { readFileSync } from 'node:fs';
import type { FilterSignalsOptions } from './filterSignals.js';
import type { SecondOrderSection } from './SecondOrderSection.js';

/** Values by SciPy, written by tools/reference/eeg/filters.py. */
export const filtersReference = JSON.parse(
  readFileSync(new URL('./fixtures/filters.json', import.meta.url), 'utf8'),
) as {
  readonly designs: readonly {
    readonly type: 'low-pass' | 'high-pass' | 'band-pass' | 'band-stop';
    readonly order: number;
    readonly cutoff: number | [number, number];
    readonly rate: number;
    readonly sections: readonly SecondOrderSection[];
  }[];
  readonly notches: readonly { frequency: number; quality: number; rate: number; section: SecondOrderSection }[];
  readonly rate: number;
  readonly signals: readonly (readonly number[])[];
  readonly filtered: readonly {
    readonly options: FilterSignalsOptions;
    readonly zero: readonly (readonly number[])[];
    readonly causal: readonly (readonly number[])[];
  }[];
};
