/** Classes in the order of the numbers in label.mat: -1, 0, 1. */
export const seedClasses = ['negative', 'neutral', 'positive'] as const;

/** Known content of label.mat: one number per film clip, the same in every session. */
export const seedLabels = [1, 0, -1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 0, 1, -1] as const;

/** One-second windows of the clips in the released features; the signals have 200 samples per window and one more. */
export const seedWindows = [235, 233, 206, 238, 185, 195, 237, 216, 265, 237, 235, 233, 235, 238, 206] as const;

/** Samples per second of Preprocessed_EEG. */
export const seedRate = 200;

/** Bands of the released features in their order: 1-3, 4-7, 8-13, 14-30 and 31-50 Hz. */
export const seedBandNames = ['delta', 'theta', 'alpha', 'beta', 'gamma'] as const;

/** Kinds of the released features, in the order of the files, and the number of their rows. */
export const seedFeatureRows = { de: 62, psd: 62, dasm: 27, rasm: 27, asm: 54, dcau: 23 } as const;

export type SeedFeature = keyof typeof seedFeatureRows;
export type SeedSmoothing = 'movingAve' | 'LDS';

/** In the order of the files. */
export const seedSmoothings = ['movingAve', 'LDS'] as const;

/**
 * Dates in the names of the 45 files, per subject in the order of the sessions, as the file lists of public loaders have
 * them (LibEER, data_utils/load_data.py; torcheeg sorts by date to the same order).
 */
export const seedDates: Readonly<Record<string, readonly [string, string, string]>> = {
  '1': ['20131027', '20131030', '20131107'],
  '2': ['20140404', '20140413', '20140419'],
  '3': ['20140603', '20140611', '20140629'],
  '4': ['20140621', '20140702', '20140705'],
  '5': ['20140411', '20140418', '20140506'],
  '6': ['20130712', '20131016', '20131113'],
  '7': ['20131027', '20131030', '20131106'],
  '8': ['20140511', '20140514', '20140521'],
  '9': ['20140620', '20140627', '20140704'],
  '10': ['20131130', '20131204', '20131211'],
  '11': ['20140618', '20140625', '20140630'],
  '12': ['20131127', '20131201', '20131207'],
  '13': ['20140527', '20140603', '20140610'],
  '14': ['20140601', '20140615', '20140627'],
  '15': ['20130709', '20131016', '20131105'],
};
