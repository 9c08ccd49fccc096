import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions } from './ElectrodePositions.js';
import { positionNumber } from './positionNumber.js';

/**
 * Files of the CSD toolbox (`.csd`): lines of `//` first, then label, theta, phi, radius, x, y, z and the distance from
 * the sphere. The Cartesian coordinates are taken.
 */
export function parseCsd(lines: readonly string[], file: string): ParsedPositions {
  const points = lines.flatMap((text, n) => {
    if (text.trim() === '' || text.trim().startsWith('//')) return [];
    const where = `${file}, line ${n + 1}`;
    const [name, ...fields] = text.trim().split(/\s+/);
    if (fields.length < 6) {
      const rule = 'expected label, theta, phi, radius, x, y, z';
      throw new StrnnError('data', `${where}: ${rule}, found ${fields.length + 1} fields`);
    }
    const [x, y, z] = fields.slice(3, 6).map((field, axis) => positionNumber(field, where, 'xyz'[axis]));
    return [{ name, line: n + 1, position: [x, y, z] as const }];
  });
  return { points };
}
