import type { Channel } from '../Recording.js';
import { parseLabel } from '../recording/parseLabel.js';
import { uniqueNames } from '../recording/uniqueNames.js';
import { voltageFactor } from '../recording/voltageFactor.js';
import type { EdfHeader, EdfSignal } from './EdfHeader.js';

/** A channel with what turns its stored numbers into values: `digital * gain + offset`. */
export interface EdfChannel {
  readonly channel: Channel;
  readonly signal: EdfSignal;
  readonly gain: number;
  readonly offset: number;
  /** The status or trigger signal of a BDF file, whose numbers are codes. */
  readonly codes: boolean;
}

/**
 * The channels of a header. A label that occurs twice is told apart as in MNE (`'F1-0'`, `'F1-1'`), with a warning; a
 * label keeps the word for its kind where it would else become another one's name.
 */
export function edfChannels(header: EdfHeader, warnings: string[]): EdfChannel[] {
  const signals = header.signals.filter((signal) => !signal.annotations);
  const parsed = signals.map(({ label, units }) => parseLabel(label, units));
  const labelCounts = countOf(signals.map((signal) => signal.label));
  const nameCounts = countOf(parsed.map(({ name }) => name));
  const names = parsed.map(({ name }, i) => {
    const { label } = signals[i];
    return nameCounts.get(name)! > labelCounts.get(label)! ? label : name;
  });
  const repeated = uniqueNames(names);
  if (repeated.length > 0) {
    warnings.push(
      `Labels that occur more than once are numbered from 0 in the order of the file: ${repeated.join(', ')}.`,
    );
  }

  return signals.map((signal, i) => {
    const { kind } = parsed[i];
    const codes = kind === 'stim' && header.bytesPerSample === 3 && /^(status|trigger)$/i.test(signal.label);
    const factor = codes ? undefined : voltageFactor(signal.units);
    const { physicalMin, physicalMax, digitalMin, digitalMax } = signal;
    const gain = (physicalMax - physicalMin) / (digitalMax - digitalMin);
    const units = factor !== undefined ? 'uV' : codes ? '' : signal.units;
    return {
      channel: {
        name: names[i],
        kind,
        rate: rateOf(signal.samples, header.recordDuration),
        samples: header.records * signal.samples,
        units,
      },
      signal,
      gain: codes ? 1 : gain * (factor ?? 1),
      offset: codes ? 0 : (physicalMin - digitalMin * gain) * (factor ?? 1),
      codes,
    };
  });
}

/** A whole number of Hz where it is one but for the rounding of the division. */
function rateOf(samples: number, duration: number): number {
  const rate = samples / duration;
  const whole = Math.round(rate);
  return Math.abs(rate - whole) <= 1e-12 * rate ? whole : rate;
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
