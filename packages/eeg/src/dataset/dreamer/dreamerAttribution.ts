/** Shown in reports made from the data. */
export const dreamerAttribution =
  'Katsigiannis, S. and Ramzan, N. (2018). DREAMER: A Database for Emotion Recognition Through EEG and ECG Signals From ' +
  'Wireless Low-cost Off-the-Shelf Devices. IEEE Journal of Biomedical and Health Informatics 22(1), 98-107. ' +
  'https://doi.org/10.1109/JBHI.2017.2688239, https://zenodo.org/record/546113. Given on request, for research.';
