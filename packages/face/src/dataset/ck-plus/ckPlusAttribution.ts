/** Shown in reports made from the data. */
export const ckPlusAttribution =
  'Lucey, P., Cohn, J. F., Kanade, T., Saragih, J., Ambadar, Z. and Matthews, I. (2010). The Extended Cohn-Kanade Dataset (CK+): A ' +
  'complete dataset for action unit and emotion-specified expression. CVPR Workshops 2010, 94-101. Kanade, T., Cohn, J. F. and Tian, Y. ' +
  '(2000). Comprehensive database for facial expression analysis. FG 2000, 46-53. Given on application, for research.';
