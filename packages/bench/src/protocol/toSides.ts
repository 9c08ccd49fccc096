import type { Fold } from './Protocol.js';

/**
 * Puts samples on the sides of a fold.
 * @param sideOf 0 training, 1 validation, 2 test, 3 none, by the place in `recorded`
 */
export function toSides(
  recorded: Int32Array,
  sideOf: (place: number) => number,
): Pick<Fold, 'train' | 'validation' | 'test'> {
  const lists: [number[], number[], number[], number[]] = [[], [], [], []];
  recorded.forEach((sample, place) => lists[sideOf(place) as 0 | 1 | 2 | 3].push(sample));
  return { train: Int32Array.from(lists[0]), validation: Int32Array.from(lists[1]), test: Int32Array.from(lists[2]) };
}
