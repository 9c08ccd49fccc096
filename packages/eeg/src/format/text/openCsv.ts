import { StrnnError, unknownName } from '@strnn/core/error';
import type { Channel, Recording } from '../Recording.js';
import { createRecording } from '../recording/createRecording.js';
import { openBytes } from '../recording/openBytes.js';
import { parseLabel } from '../recording/parseLabel.js';
import { uniqueNames } from '../recording/uniqueNames.js';
import { voltageFactor } from '../recording/voltageFactor.js';
import { checkTableSize } from './checkTableSize.js';
import { decodeTable } from './decodeTable.js';
import { readCsvHead } from './readCsvHead.js';
import { indexTable } from './indexTable.js';
import type { TableLayout } from './TableLayout.js';
import { timeColumn } from './timeColumn.js';

export interface OpenCsvOptions {
  /** Samples per second. Default: from `timeColumn`; one of the two is needed. */
  readonly rate?: number;
  /** Name of the column that holds the times; it is no channel. They must rise evenly unless `rate` is given. */
  readonly timeColumn?: string;
  /** Default `'s'`. */
  readonly timeUnit?: 's' | 'ms' | 'us';
  /** Unit of the EEG, EOG, ECG and EMG columns that do not name one (`'Fp1 (uV)'`). Default: none. */
  readonly units?: string;
  /** Columns that are not read, such as those that hold text. */
  readonly exclude?: readonly string[];
  /** One character. Default: tab, semicolon, comma or blanks, whichever splits the first lines evenly. */
  readonly delimiter?: string;
}

const keys = ['rate', 'timeColumn', 'timeUnit', 'units', 'exclude', 'delimiter'];
const timeUnits = { s: 1, ms: 1e-3, us: 1e-6 };

/**
 * Opens a table of samples: one line for each, one column for each channel, a header line with their names. Opening goes
 * through the file once to count the lines (and to read the times); `read` parses the lines asked for and no more, so
 * that is where a row of another length or a value that is no number is refused. Voltages are in uV where a unit is given.
 *
 * @throws StrnnError `option` for options; `data` with line and column for times that are no numbers or not even, and for
 * text in UTF-16
 */
export async function openCsv(file: string, options: OpenCsvOptions = {}): Promise<Recording> {
  checkOptions(options);
  const source = await openBytes(file);
  try {
    const head = await readCsvHead(source, options.delimiter);
    const layout: TableLayout = { file, columns: head.columns, delimiter: head.delimiter, quote: 'double' };
    const columnOf = (option: string, name: string): number => {
      const column = head.columns.indexOf(name);
      if (column < 0) throw unknownName(`openCsv.${option}: ${file}`, 'column', name, head.columns);
      return column;
    };
    const timePlace = options.timeColumn === undefined ? -1 : columnOf('timeColumn', options.timeColumn);
    const left = new Set([timePlace, ...(options.exclude ?? []).map((name) => columnOf('exclude', name))]);
    if (options.rate === undefined && timePlace < 0) {
      const near = head.columns.find((name) => /time/i.test(name));
      const hint = near === undefined ? '' : `, such as timeColumn: '${near}'`;
      throw new StrnnError(
        'option',
        `openCsv: ${file}: expected a rate in Hz, or a timeColumn to take it from${hint}; found neither`,
      );
    }
    const times =
      options.rate === undefined ? timeColumn(layout, timePlace, timeUnits[options.timeUnit ?? 's']) : undefined;
    const table = await indexTable(source, head.data, () => false, times?.visit);
    if (table.rows === 0)
      throw new StrnnError(
        'data',
        `${file}, line ${head.data.line}: expected lines of numbers, found the end of the file`,
      );
    checkTableSize(table, layout, source.size);
    const rate = options.rate ?? times!.rate();

    const places = head.columns.map((_, i) => i).filter((i) => !left.has(i));
    const warnings = [...head.warnings];
    const described = places.map((place) => describe(head.columns[place], options.units ?? ''));
    const names = described.map(({ name }) => name);
    const repeated = uniqueNames(names);
    if (repeated.length > 0)
      warnings.push(`Names that occur more than once are numbered from 0: ${repeated.join(', ')}.`);
    const factors = described.map(({ units }) => voltageFactor(units));
    const channels = described.map(({ kind, units }, i): Channel => {
      return { name: names[i], kind, rate, samples: table.rows, units: factors[i] === undefined ? units : 'uV' };
    });
    const duration = table.rows / rate;
    return createRecording({
      format: 'CSV',
      file,
      channels,
      duration,
      segments: [{ onset: 0, offset: 0, duration }],
      warnings,
      findEvents: () => Promise.resolve([]),
      decode: (wanted, from, to, out) =>
        decodeTable(
          table,
          layout,
          wanted.map((i) => places[i]),
          wanted.map((i) => factors[i] ?? 1),
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

/** `'Fp1 (uV)'` names its unit. */
function describe(column: string, units: string): { name: string; kind: Channel['kind']; units: string } {
  const [, label, unit] = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/.exec(column) ?? [];
  if (unit !== undefined && voltageFactor(unit) !== undefined) return { ...parseLabel(label, unit), units: unit };
  const { name, kind } = parseLabel(column, '');
  return { name, kind, units: kind === 'other' || kind === 'stim' ? '' : units };
}

function checkOptions(options: OpenCsvOptions): void {
  for (const key of Object.keys(options)) if (!keys.includes(key)) throw unknownName('openCsv', 'option', key, keys);
  const { rate, timeUnit = 's', delimiter } = options;
  if (rate !== undefined && !(typeof rate === 'number' && rate > 0 && Number.isFinite(rate))) {
    throw new StrnnError('option', `openCsv.rate: expected samples per second above 0, found ${String(rate)}`);
  }
  if (!Object.hasOwn(timeUnits, timeUnit)) {
    throw unknownName('openCsv.timeUnit', 'unit', String(timeUnit), Object.keys(timeUnits));
  }
  if (delimiter !== undefined && !/^[\t -~]$/.test(delimiter)) {
    throw new StrnnError(
      'option',
      `openCsv.delimiter: expected one ASCII character, found ${JSON.stringify(delimiter)}`,
    );
  }
}
