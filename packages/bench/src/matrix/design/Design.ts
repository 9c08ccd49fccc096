import type { NamedValue } from '../condition/Condition.js';

/**
 * Which combinations of the axes' values are planned; without one, all of them. Plain JSON. Made by `oneAtATime()`,
 * `orthogonal()`, `pairwise()` and `randomSubset()`. Every combination is run with every seed.
 */
export type Design =
  | {
      readonly kind: 'one-at-a-time';
      /** Axis name -> the centre's value; for other axes the model's own value if it is among the axis's, else the first. */
      readonly around: Readonly<Record<string, NamedValue>>;
    }
  | { readonly kind: 'orthogonal'; readonly strength: 2 }
  | { readonly kind: 'pairwise' }
  | { readonly kind: 'random-subset'; readonly cells: number; readonly seed: number };
