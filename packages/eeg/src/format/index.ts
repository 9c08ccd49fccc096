export { openBrainVision } from './brainvision/index.js';
export { decodeUciEegTrials } from './decodeUciEegTrials.js';
export { openEdf, writeEdf, type WriteEdfOptions } from './edf/index.js';
export { openEeglab, type OpenEeglabOptions } from './eeglab/index.js';
export type { Epochs } from './Epochs.js';
export {
  type Hdf5Attribute,
  type Hdf5Entry,
  type Hdf5File,
  type Hdf5Object,
  type Hdf5Tree,
  type Hdf5TreeEntry,
  type Hdf5Type,
  inspectHdf5,
  openHdf5,
  type OpenHdf5Options,
} from './hdf5/index.js';
export {
  matArray,
  type MatArrayData,
  matCell,
  type MatCell,
  type MatChar,
  type MatClass,
  matDouble,
  matField,
  type MatFile,
  type MatFunction,
  type MatLeaf,
  matLogical,
  matNumbers,
  type MatNumbers,
  type MatNumeric,
  type MatNumericClass,
  type MatOpaque,
  matScalar,
  type MatSparse,
  matString,
  matStrings,
  matStruct,
  type MatStruct,
  matText,
  type MatValue,
  type MatVariable,
  openMat,
  type OpenMatOptions,
  writeMat,
  type WriteMatOptions,
} from './mat/index.js';
export { readNpy, type ReadNpyOptions, readNpz, writeNpz, type WriteNpzOptions } from './npz/index.js';
export { openRecording, type OpenRecordingOptions } from './openRecording.js';
export {
  type NdArray,
  type NdBytesArray,
  type NdNumberArray,
  type NdNumbers,
  type NdNumberType,
  type NdObjectArray,
  type NdStringArray,
  type PickleTuple,
  type PickleValue,
  readPickle,
  type ReadPickleOptions,
  writePickle,
  type WritePickleOptions,
} from './pickle/index.js';
export { readUciEegTrials } from './readUciEegTrials.js';
export { readWindows, type ReadWindowsOptions, type SignalWindow } from './readWindows.js';
export type { Channel, ReadRequest, Recording, RecordingEvent, RecordingSegment } from './Recording.js';
export { openArff, type OpenArffOptions, openCsv, type OpenCsvOptions } from './text/index.js';
export { uciEegLayout } from './uciEegLayout.js';
