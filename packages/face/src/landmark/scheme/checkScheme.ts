import { StrnnError } from '@strnn/core/error';
import type { LandmarkScheme } from '../LandmarkScheme.js';

/** How far a template may be from its own mirror image, as a fraction of the distance between its eyes. */
const templateTolerance = 1e-3;

/**
 * Refuses a scheme that contradicts itself: counts, indices out of range, curves that repeat a point or a name, a mirror
 * that is not its own inverse or does not exchange the eyes, a template that is not upright and mirror-symmetric.
 *
 * @param where what the scheme belongs to, for errors. Default the scheme's name
 * @throws StrnnError 'shape' for lengths that do not fit each other, 'data' for anything else
 */
export function checkScheme(scheme: LandmarkScheme, where = `landmark scheme ${scheme.name}`): void {
  const { name, count, mirror } = scheme;
  if (typeof name !== 'string' || name.trim() === '') {
    throw new StrnnError('data', `${where}: expected a non-empty name, found ${JSON.stringify(name)}.`);
  }
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new StrnnError('data', `${where}: expected count to be an integer >= 1, found ${count}.`);
  }
  checkCurves(scheme, where);
  checkLength(mirror.length, count, `${where}: mirror`);
  checkIndices(mirror, count, `${where}: mirror`);
  const odd = mirror.findIndex((point, i) => mirror[point] !== i);
  if (odd >= 0) {
    const found = `point ${odd} becomes ${mirror[odd]}, which becomes ${mirror[mirror[odd]]}`;
    throw new StrnnError('data', `${where}: expected mirror to be its own inverse, found that ${found}.`);
  }
  checkAnchors(scheme, where);
  checkTemplate(scheme, where);
}

function checkCurves({ curves, count }: LandmarkScheme, where: string): void {
  const names = new Set<string>();
  for (const { name, points } of curves) {
    const here = `${where}: curve '${name}'`;
    if (name.trim() === '' || names.has(name)) {
      throw new StrnnError('data', `${here}: expected a name of its own, found '${name}'.`);
    }
    names.add(name);
    if (points.length < 2)
      throw new StrnnError('shape', `${here}: expected at least 2 points, found ${points.length}.`);
    checkIndices(points, count, here);
    checkUnique(points, here);
  }
}

function checkAnchors({ anchors, mirror, count }: LandmarkScheme, where: string): void {
  for (const anchor of ['leftEye', 'rightEye', 'mouth'] as const) {
    const here = `${where}: anchors.${anchor}`;
    if (anchors[anchor].length === 0) throw new StrnnError('shape', `${here}: expected at least 1 point, found none.`);
    checkIndices(anchors[anchor], count, here);
    checkUnique(anchors[anchor], here);
  }
  for (const [from, to] of [
    ['leftEye', 'rightEye'],
    ['mouth', 'mouth'],
  ] as const) {
    const mirrored = anchors[from].map((point) => mirror[point]).sort((a, b) => a - b);
    const expected = [...anchors[to]].sort((a, b) => a - b);
    if (mirrored.join() !== expected.join()) {
      const rule = `expected the mirror to make anchors.${from} anchors.${to} (${expected.join(', ')})`;
      throw new StrnnError('data', `${where}: ${rule}, found ${mirrored.join(', ')}.`);
    }
  }
}

function checkTemplate({ template, count, mirror, anchors }: LandmarkScheme, where: string): void {
  if (template === undefined) return;
  checkLength(template.length, count, `${where}: template`);
  const bad = template.findIndex((point) => point.length !== 2 || !point.every(Number.isFinite));
  if (bad >= 0) {
    const found = `[${template[bad].join(', ')}]`;
    throw new StrnnError(
      'data',
      `${where}: template: expected [x, y], two finite numbers, for point ${bad}, found ${found}.`,
    );
  }
  const mean = (points: readonly number[], axis: 0 | 1) =>
    points.reduce((sum, point) => sum + template[point][axis], 0) / points.length;
  const between = mean(anchors.rightEye, 0) - mean(anchors.leftEye, 0);
  if (!(between > 0)) {
    throw new StrnnError(
      'data',
      `${where}: template: expected the left eye to the left of the right one, found it ${-between} to its right.`,
    );
  }
  const below = mean(anchors.mouth, 1) - mean(anchors.leftEye, 1);
  if (!(below > 0)) {
    throw new StrnnError(
      'data',
      `${where}: template: expected the mouth below the eyes (y down), found it ${-below} above.`,
    );
  }
  const axis = mean(anchors.leftEye, 0) + mean(anchors.rightEye, 0); // twice the x of the midline
  for (const [point, [x, y]] of template.entries()) {
    const [otherX, otherY] = template[mirror[point]];
    if (Math.max(Math.abs(axis - x - otherX), Math.abs(y - otherY)) > templateTolerance * between) {
      const found = `[${x}, ${y}] and [${otherX}, ${otherY}]`;
      throw new StrnnError(
        'data',
        `${where}: template: expected points ${point} and ${mirror[point]} to mirror each other about x = ${axis / 2}, found ${found}.`,
      );
    }
  }
}

function checkLength(found: number, expected: number, where: string): void {
  if (found !== expected)
    throw new StrnnError('shape', `${where}: expected ${expected} entries (count), found ${found}.`);
}

function checkIndices(points: readonly number[], count: number, where: string): void {
  const bad = points.find((point) => !Number.isSafeInteger(point) || point < 0 || point >= count);
  if (bad !== undefined) {
    throw new StrnnError('data', `${where}: expected points from 0 to ${count - 1}, found ${bad}.`);
  }
}

function checkUnique(points: readonly number[], where: string): void {
  const twice = points.find((point, i) => points.indexOf(point) !== i);
  if (twice !== undefined) throw new StrnnError('data', `${where}: expected every point once, found ${twice} twice.`);
}
