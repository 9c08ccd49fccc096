export { nearestName } from './nearestName.js';
export { StrnnError, type StrnnErrorCode } from './StrnnError.js';
export { unknownName } from './unknownName.js';
