/** Shown in reports made from the data. */
export const seedIvAttribution =
  'SEED-IV: W.-L. Zheng, W. Liu, Y. Lu, B.-L. Lu and A. Cichocki, EmotionMeter: a multimodal framework for recognizing ' +
  'human emotions, IEEE Transactions on Cybernetics 49(3), 1110-1122, 2019, https://doi.org/10.1109/TCYB.2018.2797176. ' +
  'Given on application by BCMI, Shanghai Jiao Tong University, for academic research; not to be passed on.';
