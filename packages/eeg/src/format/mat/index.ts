export { matArray } from './matArray.js';
export { matCell } from './matCell.js';
export { matDouble } from './matDouble.js';
export type { MatFile, MatLeaf, MatVariable, OpenMatOptions } from './MatFile.js';
export { matLogical } from './matLogical.js';
export { matStruct } from './matStruct.js';
export { matText } from './matText.js';
export type {
  MatArrayData,
  MatCell,
  MatChar,
  MatClass,
  MatFunction,
  MatLogical,
  MatNumeric,
  MatNumericClass,
  MatOpaque,
  MatSparse,
  MatStruct,
  MatValue,
} from './MatValue.js';
export { openMat } from './openMat.js';
export { writeMat, type WriteMatOptions } from './writeMat.js';
export { matField } from './matField.js';
export { matNumbers, type MatNumbers } from './matNumbers.js';
export { matScalar } from './matScalar.js';
export { matString } from './matString.js';
export { matStrings } from './matStrings.js';
