/** Classes in the order of their numbers: 0 to 4. */
export const seedVClasses = ['disgust', 'fear', 'sad', 'neutral', 'happy'] as const;

/** Class of the 15 trials of sessions 1 to 3 (torcheeg and LibEER; sessions are numbered by their film clips, not by date). */
export const seedVLabels: Readonly<Record<string, readonly number[]>> = {
  '1': [4, 1, 3, 2, 0, 4, 1, 3, 2, 0, 4, 1, 3, 2, 0],
  '2': [2, 1, 3, 0, 4, 4, 0, 3, 2, 1, 3, 4, 1, 2, 0],
  '3': [2, 1, 3, 0, 4, 4, 0, 3, 2, 1, 3, 4, 1, 2, 0],
};

/** Four-second windows of the trials, per session: the whole quarters of their seconds (681, 541 and 601 together). */
export const seedVWindows: Readonly<Record<string, readonly number[]>> = {
  '1': [18, 24, 59, 46, 36, 64, 74, 17, 66, 35, 43, 43, 58, 60, 38],
  '2': [59, 47, 16, 31, 32, 14, 60, 57, 30, 24, 46, 29, 23, 54, 19],
  '3': [72, 16, 41, 22, 13, 59, 21, 18, 57, 71, 55, 29, 51, 32, 44],
};

export const seedVSessions = ['1', '2', '3'] as const;
export const seedVSubjects = 16;
export const seedVTrials = 15;
/** Seconds of one window. */
export const seedVWindowSeconds = 4;
/** Values per window: 62 electrodes x 5 bands, the band running fastest. */
export const seedVValues = 310;
