export type {
  NdArray,
  NdBytesArray,
  NdNumberArray,
  NdNumbers,
  NdNumberType,
  NdObjectArray,
  NdStringArray,
} from './NdArray.js';
export type { PickleTuple, PickleValue, ReadPickleOptions } from './PickleValue.js';
export { readPickle } from './readPickle.js';
export { writePickle, type WritePickleOptions } from './writePickle.js';
