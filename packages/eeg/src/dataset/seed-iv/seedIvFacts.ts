/** Classes in the order of the numbers of ReadMe.txt: 0 to 3. */
export const seedIvClasses = ['neutral', 'sad', 'fear', 'happy'] as const;

/** Class of the 24 trials of sessions 1 to 3, as ReadMe.txt has them and public loaders repeat them (torcheeg, LibEER). */
export const seedIvLabels: Readonly<Record<string, readonly number[]>> = {
  '1': [1, 2, 3, 0, 2, 0, 0, 1, 0, 1, 2, 1, 1, 1, 2, 3, 2, 2, 3, 3, 0, 3, 0, 3],
  '2': [2, 1, 3, 0, 0, 2, 0, 2, 3, 3, 2, 3, 2, 0, 1, 1, 2, 1, 0, 3, 0, 1, 3, 1],
  '3': [1, 2, 2, 1, 3, 3, 3, 1, 1, 2, 1, 0, 2, 3, 3, 0, 2, 3, 0, 0, 2, 0, 1, 0],
};

/** Four-second windows of the trials in the released features, per session: 851, 832 and 822 together. */
export const seedIvWindows: Readonly<Record<string, readonly number[]>> = {
  '1': [42, 23, 49, 32, 22, 40, 38, 52, 36, 42, 12, 27, 54, 42, 64, 35, 17, 44, 35, 12, 28, 28, 43, 34],
  '2': [55, 25, 34, 36, 53, 27, 34, 46, 34, 20, 60, 12, 36, 27, 44, 15, 46, 49, 45, 10, 37, 44, 24, 19],
  '3': [42, 32, 23, 45, 48, 26, 64, 23, 26, 16, 51, 41, 39, 19, 28, 44, 14, 17, 45, 22, 39, 38, 41, 39],
};

export const seedIvSessions = ['1', '2', '3'] as const;
export const seedIvTrials = 24;
/** Seconds of one window of the released features. */
export const seedIvWindowSeconds = 4;

/** Kinds of the released features; all have 62 rows. Bands: 1-4, 4-8, 8-14, 14-31 and 31-50 Hz. */
export const seedIvFeatures = ['de', 'psd'] as const;

export type SeedIvFeature = (typeof seedIvFeatures)[number];

/** Dates in the names of the 45 files, per subject for sessions 1 to 3 (LibEER, data_utils/load_data.py). */
export const seedIvDates: Readonly<Record<string, readonly [string, string, string]>> = {
  '1': ['20160518', '20161125', '20161126'],
  '2': ['20150915', '20150920', '20151012'],
  '3': ['20150919', '20151018', '20151101'],
  '4': ['20151111', '20151118', '20151123'],
  '5': ['20160406', '20160413', '20160420'],
  '6': ['20150507', '20150511', '20150512'],
  '7': ['20150715', '20150717', '20150721'],
  '8': ['20151103', '20151110', '20151117'],
  '9': ['20151028', '20151119', '20151209'],
  '10': ['20151014', '20151021', '20151023'],
  '11': ['20150916', '20150921', '20151011'],
  '12': ['20150725', '20150804', '20150807'],
  '13': ['20151115', '20151125', '20161130'],
  '14': ['20151205', '20151208', '20151215'],
  '15': ['20150508', '20150514', '20150527'],
};
