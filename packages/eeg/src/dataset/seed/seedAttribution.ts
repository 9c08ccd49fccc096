/** Shown in reports made from the data. */
export const seedAttribution =
  'SEED: W.-L. Zheng and B.-L. Lu, Investigating critical frequency bands and channels for EEG-based emotion recognition ' +
  'with deep neural networks, IEEE Transactions on Autonomous Mental Development 7(3), 162-175, 2015, ' +
  'https://doi.org/10.1109/TAMD.2015.2431497; R.-N. Duan, J.-Y. Zhu and B.-L. Lu, Differential entropy feature for ' +
  'EEG-based emotion classification, 6th IEEE/EMBS Conference on Neural Engineering, 81-84, 2013. ' +
  'Given on application by BCMI, Shanghai Jiao Tong University, for academic research; not to be passed on.';
