import type { Random } from '@strnn/core/random';

/**
 * What stays the same of one person. Lengths are in distances between the pupils, from the point midway between them (x to the
 * right, y down); tones are gray values, 0 to 1.
 */
export interface FaceIdentity {
  /** From the midline to the edge of the face at the ears. */
  readonly faceWidth: number;
  /** y of the chin at rest. */
  readonly chin: number;
  /** Exponent of the superellipse of the jaw: 2 round, larger square. */
  readonly jawSquareness: number;
  /** y of the hairline, negative. */
  readonly hairline: number;
  /** Half of an eye's width. */
  readonly eyeWidth: number;
  /** From the line of the corners to the upper lid at rest. */
  readonly eyeHeight: number;
  /** How much higher the outer corner lies. */
  readonly eyeTilt: number;
  /** y of the inner end of the brow at rest, negative. */
  readonly browHeight: number;
  readonly browArch: number;
  readonly browThickness: number;
  /** y of the base of the nose. */
  readonly noseLength: number;
  /** From the midline to the side of the nose. */
  readonly noseWidth: number;
  /** y of the line between the lips at rest. */
  readonly mouthHeight: number;
  /** From the midline to the corner of the mouth at rest. */
  readonly mouthWidth: number;
  readonly upperLip: number;
  readonly lowerLip: number;
  readonly skin: number;
  readonly hair: number;
  readonly iris: number;
  readonly clothes: number;
  /** Hair down to the shoulders. */
  readonly longHair: boolean;
  /** How far hair falls into the forehead, 0 to 1. */
  readonly fringe: number;
  /** Seed of the strands of hair. */
  readonly strands: number;
}

/** A person, drawn at random; proportions vary about those of adults, as remembered. */
export function drawIdentity(random: Random): FaceIdentity {
  const about = (mean: number, deviation: number): number => mean + deviation * (2 * random.uniform() - 1);
  const skin = about(0.64, 0.15);
  return {
    faceWidth: about(1.13, 0.09),
    chin: about(1.88, 0.12),
    jawSquareness: about(2.3, 0.3),
    hairline: about(-1.02, 0.12),
    eyeWidth: about(0.25, 0.025),
    eyeHeight: about(0.115, 0.02),
    eyeTilt: about(0.02, 0.035),
    browHeight: about(-0.32, 0.05),
    browArch: about(0.06, 0.04),
    browThickness: about(0.075, 0.025),
    noseLength: about(0.74, 0.07),
    noseWidth: about(0.27, 0.05),
    mouthHeight: about(1.12, 0.05),
    mouthWidth: about(0.42, 0.05),
    upperLip: about(0.085, 0.03),
    lowerLip: about(0.115, 0.035),
    skin,
    // Brows have to stand out against the skin.
    hair: Math.min(about(0.22, 0.17), skin - 0.3),
    iris: about(0.25, 0.13),
    clothes: about(0.45, 0.35),
    longHair: random.uniform() < 0.5,
    fringe: random.uniform() < 0.5 ? 0 : random.uniform(),
    strands: random.integer(2 ** 31),
  };
}
