export { accuracy } from './accuracy.js';
export { balancedAccuracy } from './balancedAccuracy.js';
export type { Labels } from './checkLabels.js';
export { cohenKappa } from './cohenKappa.js';
export { confusionMatrix } from './confusionMatrix.js';
export { macroF1 } from './macroF1.js';
export { perSubjectAccuracy, type SubjectAccuracy } from './perSubjectAccuracy.js';
