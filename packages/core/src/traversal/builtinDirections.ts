import type { Direction } from './Direction.js';
import {
  cornerDirections,
  graphDirections,
  hemisphericDirections,
  hilbertDirections,
  libeerDirections,
  nearestDirections,
  radialDirections,
  snakeDirections,
  unlinkedDirections,
} from './direction/index.js';

/** Every direction that comes with the package; docs/directions.md lists them. */
export const builtinDirections: readonly Direction[] = [
  ...cornerDirections,
  ...snakeDirections,
  ...hilbertDirections,
  ...radialDirections,
  ...hemisphericDirections,
  ...nearestDirections,
  ...graphDirections,
  ...libeerDirections,
  ...unlinkedDirections,
];
