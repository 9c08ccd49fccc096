import { StrnnError, unknownName } from '@strnn/core/error';
import type { SampleArray, Signals } from '../../signal/Signals.js';
import { formatEdfNumber } from './formatEdfNumber.js';
import { planEdfAnnotations } from './planEdfAnnotations.js';
import type { WriteEdfOptions } from './WriteEdfOptions.js';

/** One signal as it will be written. */
export interface EdfPlanSignal {
  readonly label: string;
  readonly units: string;
  readonly physicalMin: string;
  readonly physicalMax: string;
  /** In a data record. */
  readonly samples: number;
  readonly data: SampleArray;
}

export interface EdfPlan {
  readonly signals: readonly EdfPlanSignal[];
  readonly records: number;
  readonly recordDuration: number;
  /** Text of the annotation signal of each data record. */
  readonly annotations: readonly Uint8Array[];
  readonly patient: string;
  readonly start: { readonly text: string; readonly date: Date } | undefined;
}

const keys = ['annotations', 'patient', 'physicalRange', 'recordDuration', 'start'];

/**
 * Checks signals and options of `writeEdf` and lays out the file.
 *
 * @throws StrnnError as `writeEdf`
 */
export function planEdf(file: string, groups: readonly Signals[], options: WriteEdfOptions): EdfPlan {
  for (const key of Object.keys(options)) if (!keys.includes(key)) throw unknownName('writeEdf', 'option', key, keys);
  const { recordDuration = 1, patient = 'X X X X', physicalRange, annotations = [] } = options;
  const durationText = String(recordDuration);
  if (!(recordDuration > 0) || durationText.length > 8 || !/^[\d.]+$/.test(durationText)) {
    throw new StrnnError(
      'option',
      `writeEdf.recordDuration: expected seconds above 0 in at most 8 characters, found ${durationText}`,
    );
  }
  checkAscii('writeEdf.patient', patient, 80);
  const records = new Set<number>();
  const signals = groups.flatMap((group) => {
    const samples = group.rate * recordDuration;
    const whole = Math.round(samples);
    if (!(whole >= 1) || Math.abs(samples - whole) > 1e-9 * samples) {
      throw new StrnnError(
        'shape',
        `writeEdf.recordDuration: expected whole samples in a record, found ${samples} at ${group.rate} Hz in ${recordDuration} s`,
      );
    }
    if (group.units.length !== group.names.length || group.data.length !== group.names.length) {
      throw new StrnnError(
        'shape',
        `writeEdf: expected a unit and an array for each name, found ${group.names.length} names, ${group.units.length} units and ${group.data.length} arrays`,
      );
    }
    return group.names.map((name, i) => {
      const data = group.data[i];
      if (data.length === 0 || data.length % whole !== 0) {
        const near = Math.max(1, Math.round(data.length / whole)) * whole;
        throw new StrnnError(
          'shape',
          `writeEdf: ${name}: expected whole records of ${whole} samples (${recordDuration} s), found ${data.length} samples; ${near} would do, or another recordDuration`,
        );
      }
      records.add(data.length / whole);
      return planSignal(name, group.units[i], data, whole, physicalRange);
    });
  });
  if (signals.length === 0 || signals.length > 9998) {
    throw new StrnnError('shape', `writeEdf: expected 1 to 9998 channels, found ${signals.length}`);
  }
  if (records.size > 1) {
    throw new StrnnError(
      'shape',
      `writeEdf: expected channels of one duration, found ${[...records].join(' and ')} records of ${recordDuration} s`,
    );
  }
  const count = [...records][0];
  if (count > 99_999_999)
    throw new StrnnError(
      'shape',
      `writeEdf: ${file}: expected at most 99999999 data records, found ${count}; make recordDuration longer`,
    );
  const start = parseStart(options.start);
  const fraction = start === undefined ? '' : (/\.\d*$/.exec(start.text)?.[0] ?? '');
  return {
    signals,
    records: count,
    recordDuration,
    annotations: planEdfAnnotations(annotations, count, recordDuration, Number(`0${fraction}`)),
    patient,
    start,
  };
}

function planSignal(
  name: string,
  units: string,
  data: SampleArray,
  samples: number,
  given: readonly [number, number] | undefined,
): EdfPlanSignal {
  checkAscii(`writeEdf: the name of channel '${name}'`, name, 16);
  checkAscii(`writeEdf: the units of channel '${name}'`, units, 8);
  if (/^[EB]DF Annotations$/.test(name))
    throw new StrnnError('option', `writeEdf: the name '${name}' is kept for annotations`);
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (!Number.isFinite(value))
      throw new StrnnError('data', `writeEdf: ${name}: expected numbers, found ${value} at sample ${i}`);
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const [low, high] = given ?? (least === greatest ? [least - 1, greatest + 1] : [least, greatest]);
  if (!(low < high) || least < low || greatest > high) {
    throw new StrnnError(
      'option',
      `writeEdf.physicalRange: expected a range that holds ${name} (${least} to ${greatest}), found ${low} to ${high}`,
    );
  }
  const physicalMin = formatEdfNumber(low, 'down');
  const physicalMax = formatEdfNumber(high, 'up');
  if (physicalMin === undefined || physicalMax === undefined) {
    throw new StrnnError(
      'data',
      `writeEdf: ${name}: expected values that 8 characters can write, found ${low} to ${high}; use other units`,
    );
  }
  return { label: name, units, physicalMin, physicalMax, samples, data };
}

function checkAscii(what: string, text: string, most: number): void {
  if (!/^[ -~]*$/.test(text) || text.length > most) {
    throw new StrnnError('option', `${what}: expected at most ${most} ASCII characters, found ${JSON.stringify(text)}`);
  }
}

function parseStart(text: string | undefined): EdfPlan['start'] {
  if (text === undefined) return undefined;
  const date = new Date(`${text.slice(0, 19)}Z`);
  const year = date.getUTCFullYear();
  const valid =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?$/.test(text) && date.toISOString().startsWith(text.slice(0, 19));
  if (!valid || year < 1985 || year > 2084) {
    throw new StrnnError(
      'option',
      `writeEdf.start: expected a time from 1985 to 2084 such as '2001-02-03T04:05:06.5', found '${text}'`,
    );
  }
  return { text, date };
}
