import { describe, expect, it } from 'vitest';
import { resolveAugmentation } from '../augment/resolveAugmentation.js';
import { createCanvas } from '../dataset/drawn-face/Canvas.js';
import { drawFace } from '../dataset/drawn-face/drawFace.js';
import { drawIdentity } from '../dataset/drawn-face/FaceIdentity.js';
import { drawSequence } from '../dataset/drawn-face/drawSequence.js';
import { createRandom } from '@strnn/core/random';
import { ibug68 } from '../landmark/scheme/ibug68.js';
import { augmentSequence } from '../augment/augmentSequence.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import type { FaceRecipe } from './FaceRecipe.js';
import { planFace } from './planFace.js';

/** A drawn face that smiles, 5 frames of 160 x 122. */
const smile: FaceSequence = (() => {
  const identity = drawIdentity(createRandom('plan'));
  const { faces } = drawSequence({ seed: 'plan', identity, emotion: 'happy', frames: 5, width: 160, height: 122 });
  const drawn = faces.map((face) => drawFace(face, createCanvas(160, 122)));
  return {
    frames: drawn.map(({ image }) => image),
    landmarks: drawn.map(({ landmarks }) => landmarks),
    scheme: ibug68,
  };
})();

const box = { width: 48, height: 48 };
const place = { where: 'smile', key: 'smile' };

function describeBy(recipe: FaceRecipe, sequence = smile) {
  const plan = planFace({ recipe, scheme: ibug68 });
  return { plan, ...plan.describe(sequence, place).original };
}

describe('planFace', () => {
  it.each<[string, FaceRecipe, number, number]>([
    ['raw', { features: { kind: 'raw' }, sites: { kind: 'blocks', rows: 4, columns: 3 } }, 12, 1],
    ['hog', { features: { kind: 'hog', cells: 1 } }, 64, 9],
    ['lbp', { features: { kind: 'lbp', method: 'uniform' } }, 64, 10],
    ['lbp-top', { features: { kind: 'lbp-top' } }, 64, 177],
    ['flow', { features: { kind: 'flow', statistics: ['mean'] } }, 64, 2],
    ['hog3d', { features: { kind: 'hog3d', cells: [1, 1, 1] } }, 64, 10],
    ['two of them', { features: [{ kind: 'raw' }, { kind: 'flow', statistics: ['magnitude'] }] }, 64, 2],
    ['regions', { features: { kind: 'raw' }, sites: { kind: 'regions' } }, 15, 1],
    ['blocks, without their name', { features: { kind: 'raw' }, sites: { rows: 3, columns: 2 } as never }, 6, 1],
    ['landmarks', { sites: { kind: 'landmarks' } }, 68, 2],
    [
      'a graph of some landmarks',
      { sites: { kind: 'landmarks', layout: 'graph', points: [36, 45, 48, 54, 57] } },
      5,
      2,
    ],
  ])('describes %s', (_, recipe, N, D) => {
    const { plan, data } = describeBy({
      slices: 2,
      ...(recipe.sites?.kind !== 'landmarks' && { align: box }),
      ...recipe,
    });
    expect(plan.shape).toEqual({ T: 2, N, D });
    expect(plan.sites.names).toHaveLength(N);
    expect(plan.sites.picture?.areas).toHaveLength(N);
    expect(data).toHaveLength(2 * N * D);
    expect(data.every(Number.isFinite)).toBe(true);
    expect(data.some((value) => value !== 0)).toBe(true);
  });

  it('puts the numbers of several features side by side, site by site', () => {
    const recipe = { align: box, slices: 2, sites: { kind: 'blocks', rows: 4, columns: 4 } } as const;
    const [raw, flow, both] = (
      [
        [{ kind: 'raw' }],
        [{ kind: 'flow', statistics: ['mean'] }],
        [{ kind: 'raw' }, { kind: 'flow', statistics: ['mean'] }],
      ] as const
    ).map((features) => describeBy({ ...recipe, features }).data);
    const expected = Array.from({ length: 2 * 16 }, (_, row) => [raw[row], flow[2 * row], flow[2 * row + 1]]).flat();
    expect([...both]).toEqual(expected);
  });

  it('takes away where the face is in the picture', () => {
    const shift = augmentSequence(smile, {
      flip: false,
      rotation: 6,
      scale: 0.95,
      translation: [0.03, -0.02],
      noise: 0,
      jitter: 0,
      seed: '',
    });
    const recipe: FaceRecipe = { align: box, features: { kind: 'raw' }, slices: 1 };
    const unaligned: FaceRecipe = { ...recipe, align: false };
    const difference = (one: Float32Array, two: Float32Array) =>
      one.reduce((sum, value, i) => sum + Math.abs(value - two[i]), 0) / one.length;
    const aligned = difference(describeBy(recipe).data, describeBy(recipe, shift).data);
    const asItIs = difference(describeBy(unaligned).data, describeBy(unaligned, shift).data);
    expect(aligned).toBeLessThan(0.3 * asItIs);
  });

  it('averages the frames of a slice of landmarks', () => {
    const recipe = { sites: { kind: 'landmarks' }, select: { from: 4 } } as const;
    const each = describeBy({ ...recipe, slices: 4 }).data;
    const pairs = describeBy({ ...recipe, slices: 2, framesPerSlice: 2 }).data;
    const size = each.length / 4;
    expect(pairs[0]).toBeCloseTo((each[0] + each[size]) / 2, 6);
    expect(pairs[size + 7]).toBeCloseTo((each[2 * size + 7] + each[3 * size + 7]) / 2, 6);
  });

  it('makes copies of the aligned face that depend on the key alone', () => {
    const augment = resolveAugmentation({ copies: 3, flip: 1, rotation: 10 }, 'augment');
    const recipe: FaceRecipe = { align: box, features: { kind: 'raw' }, slices: 1 };
    const plan = planFace({ recipe, scheme: ibug68, augment });
    const { original, copies } = plan.describe(smile, place);
    expect(copies).toHaveLength(3);
    const all = [original, ...copies].map(({ data }) => data.join());
    expect(new Set(all).size).toBe(4);
    expect(plan.describe(smile, place).copies[2].data).toEqual(copies[2].data);
    expect(plan.describe(smile, { ...place, key: 'other' }).copies[2].data).not.toEqual(copies[2].data);
    // All but mirrored: with a mirror alone the blocks of a row come in reverse.
    const mirror = resolveAugmentation(
      { flip: 1, rotation: 0, scale: 0, translation: 0, noise: 0, jitter: 0 },
      'augment',
    );
    const mirrored = planFace({ recipe, scheme: ibug68, augment: mirror }).describe(smile, place);
    const row = [...mirrored.original.data.subarray(0, 8)].reverse();
    mirrored.copies[0].data.subarray(0, 8).forEach((value, i) => expect(value).toBeCloseTo(row[i], 5));
  });

  it('takes a box that leaves most landmarks out, as of the eyes alone, and copies whose face leaves it', () => {
    const eyes: FaceRecipe = { align: { width: 96, height: 48, eyes: [0.15, 0.5] }, features: { kind: 'raw' } };
    const augment = resolveAugmentation({ copies: 3, rotation: 40, scale: 0.5, translation: 0.4 }, 'augment');
    const { original, copies } = planFace({ recipe: eyes, scheme: ibug68, augment }).describe(smile, place);
    expect(copies).toHaveLength(3);
    expect(original.data).toEqual(planFace({ recipe: eyes, scheme: ibug68 }).describe(smile, place).original.data);
  });

  it('counts displacement from the first frame of the recording, also when later frames are selected', () => {
    const recipe = { sites: { kind: 'landmarks' }, slices: 1 } as const;
    const whole = describeBy({ ...recipe, slices: 5 }).data;
    const size = whole.length / 5;
    const last = whole.subarray(4 * size);
    expect(last.some((value) => value !== 0)).toBe(true);
    for (const select of ['all', { from: 1 }, { from: 3 }] as const) {
      const { data } = describeBy({ ...recipe, select });
      data.forEach((value, i) => expect(value).toBeCloseTo(last[i], 6));
    }
  });

  it('refuses what is 0 everywhere: motion in one frame', () => {
    const [frame] = smile.frames;
    const still: FaceSequence = { frames: [frame], landmarks: [smile.landmarks![0]], scheme: ibug68 };
    const describeStill = (recipe: FaceRecipe) => () => planFace({ recipe, scheme: ibug68 }).describe(still, place);
    expect(describeStill({ sites: { kind: 'landmarks' } })).toThrow(/smile: expected several frames/);
    expect(describeStill({ features: { kind: 'flow' } })).toThrow(/smile: expected several frames/);
    expect(describeStill({ features: [{ kind: 'flow' }, { kind: 'raw' }] })).not.toThrow();
    const position: FaceRecipe = {
      sites: { kind: 'landmarks' },
      features: { kind: 'landmarks', values: ['position'] },
    };
    expect(describeStill(position)).not.toThrow();
  });

  it('keeps a small picture of the first frame, and counts a face that reaches out of it', () => {
    const { picture, counts } = describeBy({ align: { width: 100, height: 100 }, features: { kind: 'raw' } });
    expect(picture).toMatchObject({ width: 64, height: 64, channels: 1 });
    expect(Object.values(counts)).toEqual([0, 0]);
    const wide = describeBy({ align: { ...box, eyes: [0.45, 0.3] }, features: { kind: 'raw' } });
    expect(Object.values(wide.counts)).toEqual([1, 0]);
    const points = smile.landmarks!.map((face) => ({ points: face.points.map((value) => value / 10) }));
    const { counts: small } = describeBy({ align: box, features: { kind: 'raw' } }, { ...smile, landmarks: points });
    expect(Object.values(small)[1]).toBe(1);
  });

  it.each<[string, unknown, string]>([
    ['an unknown option', { slice: 3 }, "'slice'"],
    ['an unknown kind of sites', { sites: { kind: 'block' } }, "'block'"],
    ['an option of other sites', { sites: { kind: 'regions', rows: 3 } }, "'rows'"],
    ['an unknown feature', { features: { kind: 'lpb' } }, "Did you mean 'lbp'"],
    ['an unknown option of a feature', { features: { kind: 'lbp', point: 8 } }, "'point'"],
    [
      'landmark features of blocks',
      { features: { kind: 'landmarks' } },
      "recipe.features.kind: 'landmarks' describes landmark sites",
    ],
    [
      'features of the picture for landmarks',
      { sites: { kind: 'landmarks' }, features: { kind: 'hog' } },
      'landmark sites take',
    ],
    ['no feature', { features: [] }, 'at least one feature'],
    ['a feature that is none', { features: 'hog' }, "such as { kind: 'hog' }"],
    ['half a slice', { slices: 1.5 }, 'recipe.slices: expected an integer from 1 to 1000, found 1.5'],
    ['regions of a face that is not aligned', { sites: { kind: 'regions' }, align: false }, 'recipe.align'],
    [
      'too small blocks',
      { sites: { kind: 'blocks', rows: 60, columns: 60 } },
      'lbp-top needs blocks of at least 3 x 3 pixels',
    ],
    ['an unknown selection', { select: 'apex' }, "'apex'"],
    ['an unknown option of a selection', { select: { peak: 'last' } }, "'peak'"],
    ['a box that is none', { align: { width: 0 } }, 'width'],
    ['a box larger than memory', { align: { width: 60000, height: 60000 } }, 'at most 268435456 pixels'],
    [
      'flow within one frame',
      { slices: 1, framesPerSlice: 1, features: { kind: 'flow' } },
      'recipe.slices: flow needs',
    ],
    ['an unknown option of the alignment', { align: { eye: [0.3, 0.3] } }, "'eye'"],
    ['no object', 7, 'expected an object'],
  ])('refuses %s before anything is read', (_, recipe, message) => {
    expect(() => planFace({ recipe, scheme: ibug68 })).toThrow(message);
  });

  it('refuses landmark sites without a scheme, alignment without landmarks, and landmarks without frames for blocks', () => {
    expect(() => planFace({ recipe: { sites: { kind: 'landmarks' } } })).toThrow(
      /landmark sites need a data set with landmarks/,
    );
    const frames = { frames: smile.frames };
    expect(() => planFace({}).describe(frames, place)).toThrow(
      /smile: expected landmarks, which the alignment goes by/,
    );
    const { landmarks } = smile;
    const bare: FaceSequence = { frames: [], landmarks: landmarks!, scheme: ibug68 };
    expect(() => planFace({}).describe(bare, place)).toThrow(/smile: expected frames, found landmarks alone/);
    expect(() => planFace({ recipe: { align: false }, scheme: ibug68 }).describe(bare, place)).toThrow(
      /landmarks alone/,
    );
  });
});
