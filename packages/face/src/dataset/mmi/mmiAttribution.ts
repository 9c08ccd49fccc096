/** Shown in reports made from the data. */
export const mmiAttribution =
  'Pantic, M., Valstar, M. F., Rademaker, R. and Maat, L. (2005). Web-based database for facial expression analysis. ICME 2005, 317-321. ' +
  'Valstar, M. F. and Pantic, M. (2010). Induced disgust, happiness and surprise: an addition to the MMI facial expression database. ' +
  'LREC Workshop on Emotion. Given on application, for research.';
