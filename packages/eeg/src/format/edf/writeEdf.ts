import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import type { Signals } from '../../signal/Signals.js';
import { planEdf, type EdfPlan } from './planEdf.js';
import type { WriteEdfOptions } from './WriteEdfOptions.js';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Records are written together up to this many bytes. */
const chunkBytes = 2 ** 20;

/**
 * Writes signals as EDF+C: 16 bits, from the physical minimum to the maximum of each channel, one annotation signal at the
 * end. The error of a value is at most half a step, which is the physical range / 131070. The file has a temporary name
 * until it is whole.
 *
 * @param signals one group, or several of different rates and the same duration
 * @throws StrnnError `option` for an option, name or unit that cannot be written, `shape` for samples that do not fill
 * whole records, `data` for NaN, infinity and a file that cannot be written
 */
export async function writeEdf(
  file: string,
  signals: Signals | readonly Signals[],
  options: WriteEdfOptions = {},
): Promise<void> {
  const plan = planEdf(file, 'names' in signals ? [signals] : signals, options);
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await writeAll(handle, plan);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new StrnnError('data', `${file}: cannot be written: ${(cause as Error).message}`, { cause });
  }
}

async function writeAll(handle: FileHandle, plan: EdfPlan): Promise<void> {
  const annotationBytes = plan.annotations.reduce((most, text) => Math.max(most, text.length), 0);
  const annotationSamples = Math.ceil(annotationBytes / 2);
  await handle.appendFile(header(plan, annotationSamples));
  const recordSamples = plan.signals.reduce((sum, signal) => sum + signal.samples, annotationSamples);
  const together = Math.max(1, Math.floor(chunkBytes / (2 * recordSamples)));
  for (let first = 0; first < plan.records; first += together) {
    const last = Math.min(first + together, plan.records);
    const bytes = new Uint8Array((last - first) * recordSamples * 2);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (let record = first; record < last; record++) {
      for (const { physicalMin, physicalMax, samples, data } of plan.signals) {
        const low = Number(physicalMin);
        const steps = 65_535 / (Number(physicalMax) - low);
        for (let i = record * samples; i < (record + 1) * samples; i++, at += 2) {
          view.setInt16(at, Math.round((data[i] - low) * steps) - 32_768, true);
        }
      }
      bytes.set(plan.annotations[record], at);
      at += annotationSamples * 2;
    }
    await handle.appendFile(bytes);
  }
}

function header(plan: EdfPlan, annotationSamples: number): Uint8Array {
  const { signals, start } = plan;
  const count = signals.length + 1;
  const [date, clock, startDate] = startTexts(start?.date);
  const fixed: [string, number][] = [
    ['0', 8],
    [plan.patient, 80],
    [`Startdate ${startDate} X X X`, 80],
    [date, 8],
    [clock, 8],
    [String(256 * (count + 1)), 8],
    ['EDF+C', 44],
    [String(plan.records), 8],
    [String(plan.recordDuration), 8],
    [String(count), 4],
  ];
  const perSignal: [string[], number][] = [
    [[...signals.map((s) => s.label), 'EDF Annotations'], 16],
    [new Array<string>(count).fill(''), 80],
    [[...signals.map((s) => s.units), ''], 8],
    [[...signals.map((s) => s.physicalMin), '-1'], 8],
    [[...signals.map((s) => s.physicalMax), '1'], 8],
    [new Array<string>(count).fill('-32768'), 8],
    [new Array<string>(count).fill('32767'), 8],
    [new Array<string>(count).fill(''), 80],
    [[...signals.map((s) => String(s.samples)), String(annotationSamples)], 8],
    [new Array<string>(count).fill(''), 32],
  ];
  const fields = [
    ...fixed,
    ...perSignal.flatMap(([texts, width]) => texts.map((text): [string, number] => [text, width])),
  ];
  return new TextEncoder().encode(fields.map(([text, width]) => text.padEnd(width)).join(''));
}

function startTexts(date: Date | undefined): [date: string, clock: string, startDate: string] {
  if (date === undefined) return ['01.01.85', '00.00.00', 'X'];
  const two = (value: number): string => String(value).padStart(2, '0');
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  return [
    [day, month + 1, year % 100].map(two).join('.'),
    [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join('.'),
    `${two(day)}-${months[month]}-${year}`,
  ];
}
