/** Shown in reports made from the data and wherever they are passed on. */
export const uciEegAttribution =
  'Begleiter, H. (1995). EEG Database. UCI Machine Learning Repository. https://doi.org/10.24432/C5TS3D. ' +
  'Recorded by Henri Begleiter, Neurodynamics Laboratory, State University of New York Health Center at Brooklyn. ' +
  'Licence: CC BY 4.0 as remembered of the UCI page; should be confirmed by whoever redistributes the data. ' +
  'Changed here: repeated trials removed, stored as integer steps.';
