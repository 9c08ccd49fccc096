import { StrnnError, unknownName } from '@strnn/core/error';
import type { Channel, Recording } from '../Recording.js';
import { createRecording } from '../recording/createRecording.js';
import { openBytes } from '../recording/openBytes.js';
import { parseLabel } from '../recording/parseLabel.js';
import { uniqueNames } from '../recording/uniqueNames.js';
import { voltageFactor } from '../recording/voltageFactor.js';
import { arffEvents } from './arffEvents.js';
import { checkTableSize } from './checkTableSize.js';
import { decodeTable } from './decodeTable.js';
import { readArffHead } from './readArffHead.js';
import { indexTable } from './indexTable.js';
import type { TableLayout } from './TableLayout.js';

export interface OpenArffOptions {
  /** Samples per second, which the format does not say (128 for the UCI EEG Eye State data). */
  readonly rate: number;
  /** Unit of the EEG, EOG, ECG and EMG attributes. Default: none. */
  readonly units?: string;
  /** What a missing value (`?`) in a numeric attribute is. Default `'error'`. */
  readonly missing?: 'error' | 'nan';
}

const keys = ['rate', 'units', 'missing'];

/**
 * Opens an ARFF file (Weka) whose rows are samples. Numeric attributes are channels; nominal ones are events, one for
 * every stretch of rows with the same value (`'eyeDetection=1'`); strings and dates are passed over with a warning.
 * Opening counts the rows; `read` and `events` parse them.
 *
 * @throws StrnnError `option` for options; `data` with the line for what is not valid, and for sparse rows
 */
export async function openArff(file: string, options: OpenArffOptions): Promise<Recording> {
  const { rate, units = '', missing = 'error' } = checkOptions(file, options);
  const source = await openBytes(file);
  try {
    const head = await readArffHead(source);
    const columns = head.attributes.map(({ name }) => name);
    const layout: TableLayout = {
      file,
      columns,
      delimiter: 44,
      quote: 'both',
      ...(missing === 'nan' ? { missing: '?' } : {}),
    };
    const table = await indexTable(
      source,
      head.data,
      (firstByte) => firstByte === 37,
      (bytes, start, _end, _row, line) => {
        if (bytes[start] !== 123) return;
        throw new StrnnError(
          'data',
          `${file}, line ${line}: expected values between commas, found a sparse row ('{'), which is not read; save the file as dense`,
        );
      },
    );
    checkTableSize(table, layout, source.size);
    const warnings: string[] = [];
    const texts = head.attributes.filter(({ type }) => type === 'text').map(({ name }) => name);
    if (texts.length > 0) warnings.push(`Attributes that hold text are not read: ${texts.join(', ')}.`);

    const places = columns.map((_, i) => i).filter((i) => head.attributes[i].type === 'numeric');
    const parsed = places.map((place) => parseLabel(columns[place], ''));
    const names = parsed.map(({ name }) => name);
    const repeated = uniqueNames(names);
    if (repeated.length > 0)
      warnings.push(`Names that occur more than once are numbered from 0: ${repeated.join(', ')}.`);
    const factor = voltageFactor(units);
    const unitOf = (kind: Channel['kind']): string =>
      kind === 'other' || kind === 'stim' ? '' : factor === undefined ? units : 'uV';
    const channels = parsed.map(({ kind }, i): Channel => ({
      name: names[i],
      kind,
      rate,
      samples: table.rows,
      units: unitOf(kind),
    }));
    const factors = channels.map((channel) => (channel.units === 'uV' ? (factor ?? 1) : 1));
    const duration = table.rows / rate;
    return createRecording({
      format: 'ARFF',
      file,
      channels,
      duration,
      segments: [{ onset: 0, offset: 0, duration }],
      warnings,
      findEvents: () => arffEvents(table, layout, head.attributes, rate),
      decode: (wanted, from, to, out) =>
        decodeTable(
          table,
          layout,
          wanted.map((i) => places[i]),
          wanted.map((i) => factors[i]),
          [from, to],
          out,
        ),
      close: () => source.close(),
    });
  } catch (error) {
    await source.close();
    throw error;
  }
}

function checkOptions(file: string, options: OpenArffOptions): OpenArffOptions {
  const given: Partial<OpenArffOptions> = options ?? {};
  for (const key of Object.keys(given)) if (!keys.includes(key)) throw unknownName('openArff', 'option', key, keys);
  const { rate, missing } = given;
  if (!(typeof rate === 'number' && rate > 0 && Number.isFinite(rate))) {
    throw new StrnnError(
      'option',
      `openArff.rate: ${file}: expected samples per second above 0 (the format does not say), found ${String(rate)}`,
    );
  }
  if (missing !== undefined && missing !== 'error' && missing !== 'nan') {
    throw unknownName('openArff.missing', 'policy', String(missing), ['error', 'nan']);
  }
  return options;
}
