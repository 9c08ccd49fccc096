import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions } from './ElectrodePositions.js';
import { positionNumber } from './positionNumber.js';

/**
 * BioSemi's and Easycap's tables (`.txt`): a header (`Site Theta Phi`), then name, inclination from the vertex (negative
 * on the left) and azimuth, in degrees. Directions only.
 */
export function parseThetaPhi(lines: readonly string[], file: string): ParsedPositions {
  const header = lines.findIndex((text) => text.trim() !== '');
  const points = lines.flatMap((text, n) => {
    if (n <= header || text.trim() === '') return [];
    const where = `${file}, line ${n + 1}`;
    const [name, ...fields] = text.trim().split(/\s+/);
    if (fields.length !== 2) {
      const found = `${fields.length + 1}: '${text.trim().slice(0, 40)}'`;
      throw new StrnnError('data', `${where}: expected three fields, name theta phi, found ${found}`);
    }
    const theta = (positionNumber(fields[0], where, 'theta in degrees') * Math.PI) / 180;
    const phi = (positionNumber(fields[1], where, 'phi in degrees') * Math.PI) / 180;
    const position = [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)] as const;
    return [{ name, line: n + 1, position }];
  });
  return { units: 'sphere', points };
}
