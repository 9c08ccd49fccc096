import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { resolveTrialOptions, type ResolvedTrialOptions } from '../trial/resolveTrialOptions.js';
import type { OpenCsvOptions } from '../../format/text/openCsv.js';
import type { EegFolderOptions } from './eegFolder.js';
import { standardTables } from './openFolderRecording.js';

export interface ResolvedEegFolderOptions extends ResolvedTrialOptions {
  readonly labels: string;
  readonly classes: readonly string[] | null;
  readonly channels: 'same' | 'intersection' | readonly string[];
  readonly bandPass: readonly [low: number, high: number] | null;
  readonly notch: readonly number[];
  readonly reference: string | readonly string[] | null;
  readonly rate: number | null;
  readonly aliases: Readonly<Record<string, string>>;
  readonly tables: OpenCsvOptions;
}

const where = 'eegFolder';

/** Checks the options and fills in the defaults; what depends on the recordings is checked when they are opened. @throws StrnnError `option` */
export function resolveEegFolderOptions(options: EegFolderOptions): ResolvedEegFolderOptions {
  const common = resolveTrialOptions(where, options, {
    names: ['aliases', 'bandPass', 'channels', 'classes', 'labels', 'notch', 'rate', 'reference', 'tables'],
    recipe: { feature: 'de' },
  });
  const {
    labels = 'labels.csv',
    bandPass = null,
    notch = null,
    rate = null,
    reference = null,
    aliases = {},
    tables = standardTables,
  } = options;
  if (typeof labels !== 'string' || labels === '') fail('labels', 'the name of the table, inside the folder', labels);
  if (
    bandPass !== null &&
    !(
      Array.isArray(bandPass) &&
      bandPass.length === 2 &&
      positive(bandPass[0]) &&
      positive(bandPass[1]) &&
      bandPass[0] < bandPass[1]
    )
  ) {
    fail('bandPass', '[low, high] in Hz with 0 < low < high, or null for none', bandPass);
  }
  const notches = notch === null ? [] : [notch].flat();
  if (!notches.every(positive)) fail('notch', 'a frequency in Hz, or several, or null for none', notch);
  if (rate !== null && !positive(rate)) fail('rate', 'a number of Hz, or null for that of the recordings', rate);
  if (
    typeof aliases !== 'object' ||
    aliases === null ||
    !Object.values(aliases).every((name) => typeof name === 'string')
  ) {
    fail('aliases', "electrodes by channel name, such as { EEG1: 'Fp1' }", aliases);
  }
  if (typeof tables !== 'object' || tables === null || Array.isArray(tables))
    fail('tables', 'how tables are read, such as { rate: 128 }', tables);
  return {
    ...common,
    labels,
    classes: options.classes === undefined ? null : names('classes', options.classes),
    channels: channelsOf(options.channels),
    bandPass,
    notch: notches,
    reference:
      reference === null || (typeof reference === 'string' && reference !== '')
        ? reference
        : names('reference', reference),
    rate,
    aliases: { ...aliases },
    tables: { ...tables },
  };
}

function channelsOf(channels: unknown): ResolvedEegFolderOptions['channels'] {
  if (channels === undefined || channels === 'same') return 'same';
  return channels === 'intersection' ? channels : names('channels', channels);
}

function names(option: string, found: unknown): readonly string[] {
  const list: unknown[] = Array.isArray(found) ? found : [];
  const fits =
    list.length > 0 &&
    list.every((name, index) => typeof name === 'string' && name !== '' && list.indexOf(name) === index);
  if (fits) return [...list] as string[];
  const special = { channels: "'same', 'intersection' or ", reference: "'average', a channel or " }[option] ?? '';
  return fail(option, `${special}a list of different names`, found);
}

function positive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < Infinity;
}

function fail(option: string, expected: string, found: unknown): never {
  throw new StrnnError('option', `${where}.${option}: expected ${expected}, found ${showValue(found)}`);
}
