/** Shown in reports made from the data. */
export const ouluCasiaAttribution =
  'Zhao, G., Huang, X., Taini, M., Li, S. Z. and Pietikäinen, M. (2011). Facial expression recognition from near-infrared videos. ' +
  'Image and Vision Computing 29(9), 607-619 (Oulu-CASIA NIR&VIS facial expression database). Given on application, for research.';
