export { checkGfe } from './checkGfe.js';
export { gfe100 } from './gfe100.js';
export { gfeAttribution } from './gfeAttribution.js';
export { type GfeExpression, gfeExpressions, gfeSharedExpressions, type GfeSigner, gfeSigners } from './gfeNames.js';
export type { GfeFeatureKind } from './resolveGfeOptions.js';
export { uciGfe, type UciGfeOptions } from './uciGfe.js';
