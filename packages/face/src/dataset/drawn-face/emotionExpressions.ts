import type { ActionUnit } from './FaceExpression.js';

export type DrawnEmotion = 'anger' | 'contempt' | 'disgust' | 'fear' | 'happy' | 'sadness' | 'surprise';

/** The action units of an emotion at its peak. */
export interface EmotionExpression {
  /** Always there: intensity at the peak. */
  readonly core: Readonly<Partial<Record<ActionUnit, number>>>;
  /** There in about two of three displays. */
  readonly often: Readonly<Partial<Record<ActionUnit, number>>>;
  /** Units 12 and 14 act on one side only. */
  readonly oneSided: boolean;
}

/**
 * Prototypes after EMFACS and the emotion criteria of CK+ (Lucey et al. 2010, table 1: anger 23 and 24, contempt 14, disgust 9
 * or 10, fear 1+2+4, happy 12, sadness 1+4+15, surprise 1+2 or 5), as remembered; the intensities are made up.
 */
export const emotionExpressions: Readonly<Record<DrawnEmotion, EmotionExpression>> = {
  anger: { core: { 4: 1, 7: 0.8, 23: 0.8, 24: 0.9 }, often: { 17: 0.5 }, oneSided: false },
  contempt: { core: { 14: 1 }, often: { 12: 0.45 }, oneSided: true },
  disgust: { core: { 9: 1, 10: 0.8 }, often: { 4: 0.5, 7: 0.5, 17: 0.4 }, oneSided: false },
  fear: { core: { 1: 1, 2: 0.5, 4: 0.7, 20: 0.9, 25: 0.8 }, often: { 5: 0.9, 26: 0.25 }, oneSided: false },
  happy: { core: { 12: 1, 6: 0.8 }, often: { 25: 0.9 }, oneSided: false },
  sadness: { core: { 1: 0.9, 4: 0.5, 15: 1 }, often: { 17: 0.8 }, oneSided: false },
  surprise: { core: { 1: 0.9, 2: 0.9, 5: 0.8, 25: 1, 26: 0.6 }, often: { 27: 0.8 }, oneSided: false },
};
