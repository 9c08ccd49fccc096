/** What the resolved options, and so every report, say of features that were smoothed before they were released. */
export const releasedSmoothing =
  'smoothed by the authors of the data, over what is not stated (a trial, or a session with all its trials, past and ' +
  'future); no split of the trials can be shown to be free of leakage through it';
