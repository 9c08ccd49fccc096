/** The emotions by their number in the files, from 1: as public loaders of the database have them. */
export const mmiEmotions = ['anger', 'disgust', 'fear', 'happy', 'sadness', 'surprise'] as const;
export type MmiEmotion = (typeof mmiEmotions)[number];

/** Views by their number in session.xml, as public loaders have them; dual is front and profile in one picture. */
export const mmiViews = ['frontal', 'profile', 'dual'] as const;
export type MmiView = (typeof mmiViews)[number];

/** What a complete copy holds, from memory of papers that use it: the frontal sequences with one of the six emotions. */
export const mmiFacts = { sequences: 205, subjects: 30 } as const;
