export { faceFileKind, type FaceFileKind } from './faceFileKind.js';
export { type InspectedFaceFile, inspectFaceFile } from './inspectFaceFile.js';
