import { showValue, someOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';

/** Options that every data set of the family has, as the user gives them. */
export interface SessionOptions {
  /** T, windows per sample, one after the other. Default 9. */
  readonly slices?: number;
  /** Windows from the start of one sample to the start of the next of the same trial. Default 1: samples overlap within a trial. */
  readonly sliceStep?: number;
  /** Which subjects, by number. Default all that are there. */
  readonly subjects?: readonly (number | string)[];
  /** Which sessions, by number. Default all that are there. */
  readonly sessions?: readonly (number | string)[];
  /** Which classes, in the order of the labels wanted; trials of others are left out. Default all. */
  readonly classes?: readonly string[];
  /** Folder of the cache of prepared features; false for none. Default: see `cacheFolder`. */
  readonly cache?: string | false;
}

export interface SessionLimits {
  readonly subjects: number;
  readonly sessions: number;
  readonly classes: readonly string[];
}

export interface ResolvedSessionOptions {
  readonly slices: number;
  readonly sliceStep: number;
  /** In ascending order; `'all'` takes what is there. */
  readonly subjects: 'all' | readonly string[];
  readonly sessions: 'all' | readonly string[];
  readonly classes: readonly string[];
}

/** Names of the options that choose among trials after the cache. */
export const uncachedSessionOptions = ['slices', 'sliceStep', 'subjects', 'sessions', 'classes'] as const;

/** Checks them and fills in the defaults. @throws StrnnError `option` */
export function resolveSessionOptions(
  where: string,
  options: SessionOptions,
  limits: SessionLimits,
): ResolvedSessionOptions {
  const { slices = 9, sliceStep = 1, subjects, sessions, classes } = options;
  for (const [name, value] of Object.entries({ slices, sliceStep })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new StrnnError('option', `${where}.${name}: expected an integer of at least 1, found ${showValue(value)}`);
    }
  }
  return {
    slices,
    sliceStep,
    subjects: chosen(`${where}.subjects`, 'subject', subjects, limits.subjects),
    sessions: chosen(`${where}.sessions`, 'session', sessions, limits.sessions),
    classes: someOf(`${where}.classes`, 'class', classes, limits.classes),
  };
}

function chosen(where: string, kind: string, value: unknown, count: number): 'all' | readonly string[] {
  if (value === undefined) return 'all';
  const allowed = Array.from({ length: count }, (_, index) => String(index + 1));
  return [...someOf(where, kind, value, allowed)].sort((a, b) => Number(a) - Number(b));
}
