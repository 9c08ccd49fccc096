import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions } from './ElectrodePositions.js';
import { positionNumber } from './positionNumber.js';

/** BESA and EGI files (`.sfp`): name, x, y, z; no header, no units. */
export function parseSfp(lines: readonly string[], file: string): ParsedPositions {
  const points = lines.flatMap((text, n) => {
    if (text.trim() === '') return [];
    const where = `${file}, line ${n + 1}`;
    const [name, ...fields] = text.trim().split(/\s+/);
    if (fields.length !== 3) {
      const found = `${fields.length + 1}: '${text.trim().slice(0, 40)}'`;
      throw new StrnnError('data', `${where}: expected four fields, name x y z, found ${found}`);
    }
    const [x, y, z] = fields.map((field, axis) => positionNumber(field, where, 'xyz'[axis]));
    return [{ name, line: n + 1, position: [x, y, z] as const }];
  });
  return { points };
}
