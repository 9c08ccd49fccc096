import type { FacePart, LandmarkCurve, LandmarkScheme } from '../../landmark/LandmarkScheme.js';
import { tem189Template } from './tem189Template.js';

/**
 * The 189 points of the `.tem` templates of the Face Research Lab (Psychomorph, webmorph): pupils 0 and 1, and the lines that
 * the files define, where a line that ends at its own first point is closed. What part of the face a line belongs to was read
 * from a drawing of the points; ears, chin and neck count as jaw, the folds beside the mouth and below the nose as mouth.
 * Anchors: the pupils and the corners of the mouth. The template is the mean of 102 neutral faces, made mirror-symmetric.
 */
export const tem189: LandmarkScheme = {
  name: 'tem-189',
  count: 189,
  curves: [
    ...pair('iris', 'iris', run(2, 9), run(10, 17), true),
    ...pair('upper lid', 'eye', run(18, 22), run(23, 27)),
    ...pair('lower lid', 'eye', [18, ...run(28, 30), 22], [23, ...run(31, 33), 27]),
    ...pair('fold above eye', 'eye', run(34, 38), run(39, 43)),
    ...pair('fold below eye', 'eye', run(44, 46), run(47, 49)),
    ...pair('side of nose', 'nose', run(50, 55), [...run(56, 60), 55]),
    ...pair('wing of nose', 'nose', [...run(61, 65), 179, 180, 55], [...run(66, 70), 182, 181, 55]),
    ...pair('upper edge of brow', 'brow', run(71, 76), run(77, 82)),
    ...pair('lower edge of brow', 'brow', [71, 83, 84, 76], [77, 85, 86, 82]),
    curve('upper lip, upper edge', 'mouth', run(87, 93)),
    curve('upper lip, lower edge', 'mouth', [87, ...run(94, 98), 93]),
    curve('lower lip, upper edge', 'mouth', [87, ...run(99, 103), 93]),
    curve('lower lip, lower edge', 'mouth', [87, ...run(104, 108), 93]),
    ...pair('side of face', 'jaw', [109, 185, 110, 186, 111], [112, 187, 113, 188, 114]),
    ...pair('ear', 'jaw', [109, ...run(115, 119), 111], [112, ...run(120, 124), 114]),
    curve('hairline', 'hair', [109, ...run(134, 144), 112]),
    curve('hair', 'hair', run(145, 157)),
    ...pair('fold beside mouth', 'mouth', run(158, 160), run(161, 163)),
    ...pair('cheek', 'eye', run(164, 166), run(167, 169)),
    ...pair('philtrum', 'mouth', run(170, 171), run(172, 173)),
    curve('line of chin', 'jaw', run(174, 175)),
    curve('fold of chin', 'jaw', run(176, 178)),
    ...pair('side of hair', 'hair', [126, 145], [132, 157]),
    curve('neck', 'jaw', [145, 183, 184, 157]),
    curve('left jaw', 'jaw', [111, 125, 126]),
    curve('jaw', 'jaw', run(126, 132)),
    curve('right jaw', 'jaw', [132, 133, 114]),
  ],
  mirror: mirrorMap(),
  anchors: { leftEye: [0], rightEye: [1], mouth: [87, 93] },
  template: tem189Template,
};

function curve(name: string, part: FacePart, points: readonly number[], closed = false): LandmarkCurve {
  return { name, part, points, closed };
}

function pair(
  name: string,
  part: FacePart,
  left: readonly number[],
  right: readonly number[],
  closed = false,
): LandmarkCurve[] {
  return [curve(`left ${name}`, part, left, closed), curve(`right ${name}`, part, right, closed)];
}

function run(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + step * i);
}

function mirrorMap(): number[] {
  const mirror = run(0, 188);
  const exchanged: readonly (readonly [left: readonly number[], right: readonly number[]])[] = [
    [[0], [1]], // pupils
    [run(2, 9), [10, ...run(17, 11)]], // irises
    [run(18, 22), run(27, 23)], // lids
    [run(28, 30), run(33, 31)],
    [run(34, 38), run(43, 39)], // folds above the eyes
    [run(44, 46), run(49, 47)], // folds below them
    [run(50, 54), run(56, 60)], // sides of the nose
    [run(61, 65), run(66, 70)], // wings of the nose
    [run(179, 180), run(182, 181)],
    [run(71, 76), run(82, 77)], // brows
    [run(83, 84), run(86, 85)],
    [run(87, 89), run(93, 91)], // lips
    [run(94, 95), run(98, 97)],
    [run(99, 100), run(103, 102)],
    [run(104, 105), run(108, 107)],
    [run(109, 111), run(112, 114)], // sides of the face
    [run(185, 186), run(187, 188)],
    [run(115, 119), run(120, 124)], // ears
    [run(125, 128), run(133, 130)], // jaw
    [run(134, 138), run(144, 140)], // hairline
    [run(145, 150), run(157, 152)], // hair
    [run(158, 160), run(161, 163)], // folds beside the mouth
    [run(164, 166), run(167, 169)], // cheeks
    [run(170, 171), run(172, 173)], // philtrum
    [[176], [178]], // chin
    [[183], [184]], // neck
  ];
  for (const [left, right] of exchanged) {
    left.forEach((point, i) => ([mirror[point], mirror[right[i]]] = [right[i], point]));
  }
  return mirror;
}
