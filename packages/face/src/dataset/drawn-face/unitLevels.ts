import type { ActionUnit, FaceExpression } from './FaceExpression.js';

/** Intensity of an action unit on one side of the picture (-1 left, 1 right). */
export type UnitLevel = (unit: ActionUnit, side: -1 | 1) => number;

/** What a face does, side by side. */
export function unitLevels({ units, side }: FaceExpression): UnitLevel {
  const only = side === undefined ? 0 : side === 'left' ? -1 : 1;
  return (unit, at) => {
    const level = units[unit] ?? 0;
    return only !== 0 && only !== at && (unit === 12 || unit === 14) ? 0 : level;
  };
}

/** Intensity of an action unit where sides do not matter. */
export type LevelOf = (unit: ActionUnit) => number;

/** The mean of the two sides. */
export function bothSides(level: UnitLevel): LevelOf {
  return (unit) => (level(unit, -1) + level(unit, 1)) / 2;
}

/** How far the jaw has dropped, in distances between the pupils. */
export function jawDrop(of: LevelOf): number {
  return 0.2 * of(26) + 0.3 * of(27);
}

/** Puts a landmark at a place of the face; `out`: how far it stands out of the head. Default 0. */
export type PutPoint = (index: number, x: number, y: number, out?: number) => void;
