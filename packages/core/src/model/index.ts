export { createStrnn, type StrnnSource } from './createStrnn.js';
export { initialParameters } from './initialParameters.js';
export type { ForwardPass, ForwardResult, StrnnModel, StrnnSizes } from './StrnnModel.js';
export { strnnOptionTable, type StrnnOptions } from './strnnOptions.js';
