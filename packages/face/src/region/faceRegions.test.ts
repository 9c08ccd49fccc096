import { checkSites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { anchorsOf, ibug68 } from '../landmark/index.js';
import { faceRegions, type UprightFace } from './faceRegions.js';
import { regionSites } from './regionSites.js';

/** The template of `ibug68` in a picture of 101 x 120 pixels, 30 pixels between the eyes. */
const points = Float64Array.from(ibug68.template!.flatMap(([x, y]) => [50 + 30 * x, 40 + 30 * y]));
const face: UprightFace = { width: 101, height: 120, anchors: anchorsOf({ points }, ibug68) };

describe('faceRegions', () => {
  const regions = faceRegions(face);
  const block = (name: string) => regions.find((region) => region.name === name)!.block;
  const holds = (name: string, point: number) => {
    const { left, top, width, height } = block(name);
    const [x, y] = [points[2 * point] + 0.5, points[2 * point + 1] + 0.5];
    return x >= left && x <= left + width && y >= top && y <= top + height;
  };

  it('names 15 regions, left and right of the picture, from the brows to the chin', () => {
    expect(regions.map(({ name }) => name)).toEqual([
      ...['left brow', 'between brows', 'right brow', 'left eye', 'nose bridge', 'right eye', 'left cheek', 'nose'],
      ...['right cheek', 'left mouth corner', 'mouth', 'right mouth corner', 'left jaw', 'chin', 'right jaw'],
    ]);
    expect(regions.map(({ cell }) => cell)).toEqual(Array.from({ length: 15 }, (_, i) => [Math.floor(i / 3), i % 3]));
  });

  it('hold the landmarks that they are called after', () => {
    const curves = new Map(ibug68.curves.map((curve) => [curve.name, curve.points]));
    for (const name of ['left brow', 'right brow', 'left eye', 'right eye']) {
      for (const point of curves.get(name)!) expect([name, point, holds(name, point)]).toEqual([name, point, true]);
    }
    for (const point of curves.get('lower nose')!) expect(holds('nose', point)).toBe(true);
    for (const point of [27, 28]) expect(holds('nose bridge', point)).toBe(true);
    for (const point of [50, 51, 52, 57, 62, 66]) expect(holds('mouth', point)).toBe(true);
    expect([holds('left mouth corner', 48), holds('right mouth corner', 54), holds('chin', 8)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([holds('left jaw', 5), holds('left cheek', 5)]).toEqual([true, false]);
  });

  it('are mirror-symmetric where the face stands in the middle', () => {
    for (const {
      name,
      block: { left, top, width, height },
    } of regions) {
      const other = block(name.startsWith('left') ? name.replace('left', 'right') : name.replace('right', 'left'));
      expect([left, top, width, height]).toEqual([
        face.width - other.left - other.width,
        other.top,
        other.width,
        other.height,
      ]);
    }
  });

  it('are cut at the edge of the picture, and refused outside', () => {
    const anchors = { leftEye: [8, 8], rightEye: [23, 8], mouth: [15.5, 25] } as const;
    for (const {
      block: { left, top, width, height },
    } of faceRegions({ width: 32, height: 32, anchors })) {
      expect(Math.min(left, top, 32 - left - width, 32 - top - height)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
    }
    expect(() => faceRegions({ width: 32, height: 24, anchors })).toThrow(
      'faceRegions: expected a picture that holds the face, with a pixel at least of the left jaw, found 32 x 24 pixels.',
    );
    for (const wrong of [
      { leftEye: [40, 8] },
      { mouth: [15, 2] },
      { leftEye: [8, 14] },
      { mouth: [1, NaN] },
    ] as object[]) {
      expect(() => faceRegions({ width: 32, height: 32, anchors: { ...anchors, ...wrong } })).toThrow(
        'expected anchors of an upright face (left eye, right eye, mouth), found [',
      );
    }
  });

  it('are sites', () => {
    const sites = regionSites(face);
    checkSites(sites, 'here');
    expect(sites.names).toEqual(regions.map(({ name }) => name));
    expect(sites.picture!.areas[0]).toEqual(Object.values(regions[0].block));
    const { left, top, width, height } = block('mouth');
    expect(sites.positions![10]).toEqual([left + width / 2, -(top + height / 2), 0]);
  });
});
