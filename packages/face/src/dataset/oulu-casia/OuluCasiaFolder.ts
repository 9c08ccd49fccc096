import type { OuluCasiaCamera, OuluCasiaEmotion, OuluCasiaImages, OuluCasiaLight } from './ouluCasiaFacts.js';

/** Pictures of one kind, of one camera, in one light. */
export interface OuluCasiaCondition {
  readonly images: OuluCasiaImages;
  readonly camera: OuluCasiaCamera;
  readonly light: OuluCasiaLight;
  /** Absolute: `'.../OriginalImg/VL/Strong'`. */
  readonly folder: string;
}

/** A recording from neutral (first frame) to the peak of an expression (last frame). */
export interface OuluCasiaSequence {
  /** `'P001'`. */
  readonly subject: string;
  readonly emotion: OuluCasiaEmotion;
  /** As below the folder of the pictures: `'VL/Strong/P001/Anger'`. */
  readonly name: string;
  /** Absolute, ascending by number; none where the folder has no picture. */
  readonly files: readonly string[];
  /** Why the sequence cannot be used: no picture in its folder. */
  readonly unusable?: string;
  /** What is odd about the names of its files, a sentence each. */
  readonly problems: readonly string[];
}

/** What one condition holds. */
export interface OuluCasiaListing {
  /** Ascending by subject and emotion. */
  readonly sequences: readonly OuluCasiaSequence[];
  /** `'P003/Fear'`: of subjects that are there. */
  readonly missing: readonly string[];
  /** Files and folders whose names are not of the data set, absolute. */
  readonly strangers: readonly string[];
}
