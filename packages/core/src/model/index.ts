export {
  createStrnn,
  type ForwardPass,
  type ForwardResult,
  type StrnnModel,
  type StrnnSizes,
  type StrnnSource,
} from './createStrnn.js';
export { initialParameters } from './initialParameters.js';
export { strnnOptionTable, type StrnnOptions } from './strnnOptions.js';
