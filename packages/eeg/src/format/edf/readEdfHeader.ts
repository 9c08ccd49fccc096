import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';
import type { EdfHeader, EdfSignal } from './EdfHeader.js';
import { edfFields, type EdfFields } from './edfFields.js';

/**
 * Reads and checks the header of an EDF or BDF file, with the '+' of either. Kemp et al. 1992 and Kemp and Olivan 2003
 * (edfplus.info); BDF as at biosemi.com.
 *
 * @throws StrnnError `data` with the byte offset, the field, what was expected and what was found
 */
export async function readEdfHeader(source: ByteSource): Promise<EdfHeader> {
  const { file, size } = source;
  if (size < 256) {
    throw new StrnnError('data', `${file}: expected an EDF header of 256 bytes or more, found ${size} bytes in all`);
  }
  const warnings: string[] = [];
  const first = edfFields(file, (await source.bytes(0, 256)).slice(), warnings);
  const isBdf = (await source.bytes(0, 1))[0] === 0xff;
  const version = Buffer.from(await source.bytes(0, 8)).toString('latin1');
  if (isBdf ? version !== '\u00ffBIOSEMI' : version.trimEnd() !== '0') {
    throw first.fail('version', 0, 8, "'0' and 7 blanks (EDF) or byte 255 and 'BIOSEMI' (BDF)");
  }
  const atLeast = (least: number) => (value: number) => value >= least;
  const count = first.integer('number of signals', 252, 4, 'a whole number from 1 to 9999', atLeast(1));
  const bytes = 256 * (count + 1);
  first.integer(
    'bytes in the header',
    184,
    8,
    `${bytes}, which is 256 for each of ${count} signals and 256`,
    (found) => found === bytes,
  );
  const declared = first.integer('number of data records', 236, 8, 'a whole number, or -1 for unknown', atLeast(-1));
  const recordDuration = first.decimal(
    'duration of a data record',
    244,
    8,
    'a number of seconds, 0 or more',
    atLeast(0),
  );
  const [, plus = ''] = /^[EB]DF(\+[CD])/.exec(first.text(192, 44)) ?? [];
  if (size < bytes) {
    throw new StrnnError(
      'data',
      `${file}, byte ${size}: expected a header of ${bytes} bytes for ${count} signals, found the end of the file`,
    );
  }

  const bytesPerSample = isBdf ? 3 : 2;
  const fields = edfFields(file, (await source.bytes(0, bytes)).slice(), warnings);
  const signals: EdfSignal[] = [];
  let recordBytes = 0;
  for (let i = 0; i < count; i++) {
    const signal = readSignal(fields, count, i, recordBytes, warnings);
    signals.push(signal);
    recordBytes += signal.samples * bytesPerSample;
  }
  const plain = signals.findIndex((signal) => !signal.annotations);
  if (recordDuration === 0 && plain >= 0) {
    throw first.fail(
      'duration of a data record',
      244,
      8,
      `a number of seconds above 0, since there is a signal ('${signals[plain].label}')`,
    );
  }
  return {
    format: `${isBdf ? 'BDF' : 'EDF'}${plus}`,
    bytesPerSample,
    bytes,
    patient: first.text(8, 80),
    recording: first.text(88, 80),
    date: first.text(168, 8),
    time: first.text(176, 8),
    records: wholeRecords(size - bytes, recordBytes, declared, warnings),
    recordDuration,
    recordBytes,
    signals,
    warnings,
  };
}

function readSignal(fields: EdfFields, count: number, i: number, at: number, warnings: string[]): EdfSignal {
  // Fields lie together for all signals: their widths are 16 80 8 8 8 8 8 80 8 32.
  const offset = (before: number, width: number): number => 256 + before * count + width * i;
  const label = fields.text(offset(0, 16), 16);
  const of = `of signal ${i + 1} ('${label}')`;
  const samples = fields.integer(
    `samples in a data record ${of}`,
    offset(216, 8),
    8,
    'a whole number, 1 or more',
    (n) => n >= 1,
  );
  const units = fields.text(offset(96, 8), 8);
  if (label === 'EDF Annotations' || label === 'BDF Annotations') {
    return {
      label,
      units,
      physicalMin: -1,
      physicalMax: 1,
      digitalMin: -32768,
      digitalMax: 32767,
      samples,
      at,
      annotations: true,
    };
  }
  const any = (): boolean => true;
  const physicalMin = fields.decimal(`physical minimum ${of}`, offset(104, 8), 8, 'a number', any);
  const unlike = `a number other than the physical minimum, ${physicalMin}`;
  const physicalMax = fields.decimal(`physical maximum ${of}`, offset(112, 8), 8, unlike, (max) => max !== physicalMin);
  const whole = Number.isInteger;
  const digitalMin = fields.decimal(`digital minimum ${of}`, offset(120, 8), 8, 'a whole number', whole);
  const other = `a whole number other than the digital minimum, ${digitalMin}`;
  const digitalMax = fields.decimal(
    `digital maximum ${of}`,
    offset(128, 8),
    8,
    other,
    (max) => whole(max) && max !== digitalMin,
  );
  if (digitalMax < digitalMin)
    warnings.push(`The digital maximum ${of}, ${digitalMax}, is below its minimum, ${digitalMin}.`);
  return { label, units, physicalMin, physicalMax, digitalMin, digitalMax, samples, at, annotations: false };
}

/** Data records that are there whole; the size of the file is believed, not the header. */
function wholeRecords(dataBytes: number, recordBytes: number, declared: number, warnings: string[]): number {
  const records = Math.floor(dataBytes / recordBytes);
  const rest = dataBytes - records * recordBytes;
  if (declared === -1) {
    warnings.push(`The header leaves the number of data records open (-1); the file holds ${records}.`);
  } else if (declared !== records) {
    warnings.push(
      `The header announces ${declared} data records (${declared * recordBytes} bytes), the file holds ${dataBytes} bytes of data: ${records} whole records are read.`,
    );
  }
  if (rest > 0) {
    warnings.push(
      declared > records || declared === -1
        ? `The file is cut inside data record ${records + 1}: ${rest} of its ${recordBytes} bytes are there, and they are not read.`
        : `${rest} bytes follow the last data record (of ${recordBytes} bytes each); they are not read.`,
    );
  }
  return records;
}
