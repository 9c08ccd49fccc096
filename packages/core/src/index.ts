export {
  activations,
  builtinCells,
  type Cell,
  type CellSizes,
  type CellStep,
  type ElementwiseActivation,
  type Initial,
  type ParameterSpec,
  type Predecessors,
} from './cell/index.js';
export {
  type BackendChoice,
  type BackendReport,
  describeBackends,
  linear,
  matMul,
  useBackend,
} from './compute/index.js';
export {
  cellConformance,
  type ConformanceCheck,
  conformanceSites,
  directionConformance,
  pluginConformance,
  projectorConformance,
  type SiteSet,
  withDomePositions,
} from './conformance/index.js';
export { nearestName, StrnnError, type StrnnErrorCode, unknownName } from './error/index.js';
export { type ComputePath } from './layer/index.js';
export {
  createStrnn,
  type ForwardPass,
  type ForwardResult,
  initialParameters,
  type StrnnModel,
  type StrnnOptions,
  strnnOptionTable,
  type StrnnSizes,
  type StrnnSource,
} from './model/index.js';
export { type OptionRule, type OptionsOf, type OptionTable, type OptionValue, resolveOptions } from './option/index.js';
export {
  createRegistry,
  definePlugin,
  type Plugin,
  type PluginDefinition,
  type PluginSource,
  type Registry,
} from './plugin/index.js';
export { builtinProjectors, type Projector, type ProjectorSettings, rowNorm } from './projector/index.js';
export { createRandom, type Random } from './random/index.js';
export { checkSamples, type DataSource, type SampleIds, type Samples, type Smoothing } from './samples/index.js';
export { checkSites, gridSites, seed62Sites, type SitePicture, type Sites } from './sites/index.js';
export {
  batchInput,
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  type EpochProgress,
  type ParameterEntry,
  parameterLayout,
  type ParameterLayout,
  predict,
  type TrainingOptions,
  trainingOptionTable,
  type TrainRequest,
  type TrainResult,
  trainStrnn,
} from './train/index.js';
export {
  builtinDirections,
  builtinStrategies,
  cellLookup,
  type CellLookup,
  chain,
  compileLattice,
  type Direction,
  isRefusal,
  type Lattice,
  latticeLines,
  linkedSites,
  type Strategy,
} from './traversal/index.js';
