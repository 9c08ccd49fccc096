import { readFileSync } from 'node:fs';
import type { SecondOrderSection } from './SecondOrderSection.js';

/** Values by SciPy, written by tools/reference/eeg/butterworth.py. */
export interface ButterworthReference {
  readonly signal: readonly number[];
  readonly cases: readonly {
    readonly order: number;
    readonly cutoff: number;
    readonly rate: number;
    readonly sections: readonly SecondOrderSection[];
    readonly filtered: readonly number[];
    readonly filteredTwice: readonly number[];
  }[];
}

export const butterworthReference = JSON.parse(
  readFileSync(new URL('./fixtures/butterworth.json', import.meta.url), 'utf8'),
) as ButterworthReference;
