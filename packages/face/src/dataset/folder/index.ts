export { checkFaceFolder } from './checkFaceFolder.js';
export { faceFolder, type FaceFolderOptions } from './faceFolder.js';
export { faceFolderTools } from './faceFolderTools.js';
export { generateFaceFolder } from './generateFaceFolder.js';
