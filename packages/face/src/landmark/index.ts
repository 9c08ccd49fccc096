export { anchorsOf, type FaceAnchors } from './anchorsOf.js';
export { checkLandmarks, type CheckLandmarksOptions, type LandmarkCheck } from './checkLandmarks.js';
export { eyeCoordinates } from './eyeCoordinates.js';
export type { Landmarks } from './Landmarks.js';
export type { FacePart, LandmarkCurve, LandmarkScheme } from './LandmarkScheme.js';
export { meanShape, type MeanShapeOptions } from './meanShape.js';
export { mirrorLandmarks } from './mirrorLandmarks.js';
export { repairDropouts, type RepairDropoutsOptions, type RepairedDropouts } from './repairDropouts.js';
export { checkScheme, ibug68, landmarkScheme, landmarkSchemes, mediapipe478 } from './scheme/index.js';
export {
  chooseFace,
  type ChooseFaceOptions,
  type ChosenFace,
  type FaceRule,
  type FaceTrack,
  type LandmarkFormat,
  landmarkFormats,
  readCkPlusLandmarks,
  readLandmarkCsv,
  readLandmarkFile,
  type ReadLandmarkFileOptions,
  readMediaPipe,
  type ReadMediaPipeOptions,
  readOpenFace,
  readPts,
  type ReadPtsOptions,
  readTem,
  type TemFile,
  type TrackedFace,
  type TrackedFrame,
} from './format/index.js';
