import { StrnnError, unknownName } from '@strnn/core/error';
import { uciEegLayout } from '../format/uciEegLayout.js';
import type { UciEegOptions } from './uciEeg.js';

export const uciEegTasks = ['condition', 'group', 'match'] as const;
const featureKinds = ['mean'] as const;
const optionNames = ['features', 'lowPass', 'meansPerSlice', 'path', 'slices', 'task'] as const;

/** What identifies the samples, defaults filled in. The folder is not part of it: the fingerprint is over the content. */
export interface ResolvedUciEegOptions extends Readonly<Record<string, unknown>> {
  readonly task: (typeof uciEegTasks)[number];
  readonly lowPass: number | null;
  readonly slices: number;
  readonly meansPerSlice: number;
  readonly features: 'mean';
}

/** Checks options that may come from anywhere (an experiment file, JSON) and fills in the defaults; `undefined` counts as left out. */
export function resolveUciEegOptions(options: UciEegOptions): ResolvedUciEegOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new StrnnError('option', `uciEeg: expected an object of options, found ${show(options)}`);
  }
  for (const name of Object.keys(options)) {
    if (!(optionNames as readonly string[]).includes(name)) throw unknownName('uciEeg', 'option', name, optionNames);
  }
  const { task = 'condition', lowPass = 20, slices = 16, meansPerSlice = 1, features = 'mean', path } = options;
  if (!uciEegTasks.includes(task)) throw unknownName('uciEeg.task', 'task', String(task), uciEegTasks);
  if (!featureKinds.includes(features))
    throw unknownName('uciEeg.features', 'features', String(features), featureKinds);
  const half = uciEegLayout.rate / 2;
  if (lowPass !== null && !(typeof lowPass === 'number' && lowPass > 0 && lowPass < half)) {
    throw new StrnnError(
      'option',
      `uciEeg.lowPass: expected a number of Hz above 0 and below ${half}, or null for no filter, found ${show(lowPass)}`,
    );
  }
  const divisors = Array.from({ length: 9 }, (_, power) => 2 ** power);
  if (!divisors.includes(slices)) {
    throw new StrnnError(
      'option',
      `uciEeg.slices: expected a number that divides the ${uciEegLayout.samples} samples of a trial, found ${show(slices)}. ` +
        `Allowed: ${divisors.join(', ')}.`,
    );
  }
  const most = uciEegLayout.samples / slices;
  if (!divisors.includes(meansPerSlice) || meansPerSlice > most) {
    throw new StrnnError(
      'option',
      `uciEeg.meansPerSlice: expected a number that divides the ${most} samples of a slice, found ${show(meansPerSlice)}. ` +
        `Allowed: ${divisors.filter((divisor) => divisor <= most).join(', ')}.`,
    );
  }
  if (path !== undefined && (typeof path !== 'string' || path === '')) {
    throw new StrnnError('option', `uciEeg.path: expected the name of a folder, found ${show(path)}`);
  }
  return { features, lowPass, meansPerSlice, slices, task };
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
