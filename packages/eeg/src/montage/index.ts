export { builtinMontages, type Montage } from './builtinMontages.js';
export { builtinSites } from './builtinSites.js';
export {
  type ElectrodeLocations,
  type LocatedElectrode,
  locateElectrodes,
  type LocateOptions,
  type MissingElectrode,
} from './locateElectrodes.js';
export { montageChannels } from './montageChannels.js';
export { montageSites, type MontageOptions, type MontageSites } from './montageSites.js';
export { nearestNeighbours, type NearestNeighboursOptions, type NeighbourGraph } from './nearestNeighbours.js';
export { positionSites, type PositionOptions, type PositionSites } from './positionSites.js';
export {
  type ElectrodeFileFormat,
  type ElectrodePositions,
  type PositionUnits,
  readElectrodePositions,
  type ReadElectrodePositionsOptions,
} from './positionFile/index.js';
export { uciEegAliases } from './uciEegAliases.js';
