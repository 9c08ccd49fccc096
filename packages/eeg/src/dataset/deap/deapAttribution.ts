/** Shown in reports made from the data. */
export const deapAttribution =
  'Koelstra, S. et al. (2012). DEAP: A Database for Emotion Analysis using Physiological Signals. IEEE Transactions on ' +
  'Affective Computing 3(1), 18-31. https://doi.org/10.1109/T-AFFC.2011.15. Given on request under an end user licence ' +
  'agreement, for academic research; the recordings must not be passed on.';
