/**
 * The emotions by their number in the files (0 is neutral, which no sequence has): the list of the distribution's ReadMe
 * and the counts of Lucey et al. (2010), both as public loaders quote them.
 */
export const ckPlusEmotions = ['anger', 'contempt', 'disgust', 'fear', 'happy', 'sadness', 'surprise'] as const;

export type CkPlusEmotion = (typeof ckPlusEmotions)[number];

/** What a complete copy holds. */
export const ckPlusFacts = {
  subjects: 123,
  sequences: 593,
  labelled: 327,
  labelledSubjects: 118,
  perEmotion: { anger: 45, contempt: 18, disgust: 59, fear: 25, happy: 69, sadness: 28, surprise: 83 },
  /** Width x height in pixels. 640 x 490 is what public loaders expect, the other one is from memory of the paper. */
  sizes: ['640 x 490', '640 x 480'],
  /** Points per landmark file. */
  landmarks: 68,
} as const;
