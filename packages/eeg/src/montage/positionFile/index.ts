export type { ElectrodeFileFormat, ElectrodePositions, PositionUnits } from './ElectrodePositions.js';
export { readElectrodePositions, type ReadElectrodePositionsOptions } from './readElectrodePositions.js';
