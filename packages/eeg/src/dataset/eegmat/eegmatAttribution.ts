/** Shown in reports made from the data. */
export const eegmatAttribution =
  'EEG During Mental Arithmetic Tasks 1.0.0, PhysioNet, https://doi.org/10.13026/C2JQ1P, Open Data Commons Attribution ' +
  'License 1.0. Zyma, I. et al. (2019). Electroencephalograms during Mental Arithmetic Task Performance. Data 4(1), 14. ' +
  'Goldberger, A. et al. (2000). PhysioBank, PhysioToolkit, and PhysioNet. Circulation 101(23), e215-e220.';
