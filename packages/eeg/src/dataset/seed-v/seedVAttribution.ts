/** Shown in reports made from the data. */
export const seedVAttribution =
  'SEED-V: W. Liu, J.-L. Qiu, W.-L. Zheng and B.-L. Lu, Comparing recognition performance and robustness of multimodal ' +
  'deep learning models for multimodal emotion recognition, IEEE Transactions on Cognitive and Developmental Systems ' +
  '14(2), 715-729, 2022, https://doi.org/10.1109/TCDS.2021.3071170. ' +
  'Given on application by BCMI, Shanghai Jiao Tong University, for academic research; not to be passed on.';
