import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { cellFamily, cellShape, relativeCost } from './cellShape.js';

/** A cell whose time is known. */
export interface TimedCell {
  readonly cell: PlannedCell;
  readonly seconds: number;
  /** Least it may take, where it may stop early. Default: `seconds`. */
  readonly least?: number;
}

/** How long the cells that are left take. */
export interface TimeEstimate {
  /** Seconds by the clock with these workers. */
  readonly low: number;
  readonly high: number;
  /** Seconds of all cells one after the other, in the middle of the range. */
  readonly work: number;
  readonly workers: number;
  readonly cells: number;
  /** On what it rests: cells by how their time is known. */
  readonly basis: {
    /** Cells like one that was run or measured: the same but for the seed and what takes no time. */
    readonly alike: number;
    /** By ratio to others of their family. */
    readonly scaled: number;
    /** Nothing is known of them; they are taken for the mean of the others. */
    readonly guessed: number;
  };
}

/** How far the truth may lie from the middle, as a factor, by how a cell's time is known. */
const margins = { done: 1.15, trial: 1.35, scaled: 1.7, guessed: 3 };

/** Workers side by side share memory and caches: what a trial in one process does not see. */
const crowding = 1.3;

/**
 * Adds up what is known of the cells that are left.
 *
 * @param left the cells to run
 * @param known cells done on this machine, or measured in a trial
 * @param options `from`: which of the two; `workers`: processes at a time; `cores`: of this machine; `start`: seconds until
 *   a worker begins with its first cell
 * @returns undefined where nothing is known
 */
export function estimateTime(
  left: readonly PlannedCell[],
  known: readonly TimedCell[],
  { from, workers, cores, start }: { from: 'done' | 'trial'; workers: number; cores: number; start: number },
): TimeEstimate | undefined {
  const basis = { alike: 0, scaled: 0, guessed: 0 };
  if (left.length === 0) return { low: 0, high: 0, work: 0, workers, cells: 0, basis };
  if (known.length === 0) return undefined;
  const shapes = gather(known, ({ cell }) => cellShape(cell.config));
  const families = gather(known, ({ cell }) => cellFamily(cell.config));
  const mean = average(known.map(({ seconds }) => seconds));
  let [low, work, high, longest] = [0, 0, 0, 0];
  const guesses = new Map<string, { middle: number; least: number; margin: number; how: keyof typeof basis }>();
  for (const cell of left) {
    const shape = cellShape(cell.config);
    let guess = guesses.get(shape);
    if (guess === undefined) {
      guess = guessTime(cell, shapes.get(shape), families.get(cellFamily(cell.config)), mean, margins[from]);
      guesses.set(shape, guess);
    }
    basis[guess.how]++;
    work += guess.middle;
    low += Math.min(guess.least, guess.middle / guess.margin);
    high += guess.middle * guess.margin;
    longest = Math.max(longest, guess.middle * guess.margin);
  }
  const atOnce = Math.max(1, Math.min(workers, cores, left.length));
  const crowd = atOnce > 1 && from === 'trial' ? crowding : 1;
  return {
    low: start + low / atOnce,
    // The last cells do not keep all workers busy.
    high: start + Math.max((high * crowd) / atOnce, longest) + (atOnce > 1 ? longest / 2 : 0),
    work,
    workers,
    cells: left.length,
    basis,
  };
}

function guessTime(
  cell: PlannedCell,
  alike: readonly TimedCell[] | undefined,
  family: readonly TimedCell[] | undefined,
  mean: number,
  margin: number,
): { middle: number; least: number; margin: number; how: 'alike' | 'scaled' | 'guessed' } {
  if (alike !== undefined) {
    const middle = average(alike.map(({ seconds }) => seconds));
    return { middle, least: average(alike.map(({ seconds, least = seconds }) => least)), margin, how: 'alike' };
  }
  if (family !== undefined) {
    const cost = relativeCost(cell);
    const rate = (of: (timed: TimedCell) => number): number =>
      average(family.map((timed) => of(timed) / relativeCost(timed.cell)));
    const middle = cost * rate(({ seconds }) => seconds);
    return {
      middle,
      least: cost * rate(({ seconds, least = seconds }) => least),
      margin: margins.scaled,
      how: 'scaled',
    };
  }
  return { middle: mean, least: 0, margin: margins.guessed, how: 'guessed' };
}

function gather(known: readonly TimedCell[], keyOf: (timed: TimedCell) => string): Map<string, TimedCell[]> {
  const groups = new Map<string, TimedCell[]>();
  for (const timed of known) {
    const key = keyOf(timed);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [timed]);
    else group.push(timed);
  }
  return groups;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
