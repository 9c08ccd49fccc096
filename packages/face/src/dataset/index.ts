export {
  checkCkPlus,
  ckPlus,
  type CkPlusActionUnit,
  type CkPlusEmotion,
  ckPlusEmotions,
  type CkPlusFolder,
  type CkPlusFrame,
  type CkPlusOptions,
  type CkPlusSequence,
  ckPlusTools,
  generateCkPlus,
  readCkPlusFacs,
  readCkPlusFolder,
} from './ck-plus/index.js';
export {
  checkFaceFolder,
  faceFolder,
  type FaceFolderOptions,
  faceFolderTools,
  generateFaceFolder,
} from './folder/index.js';
export {
  checkGfe,
  gfe100,
  gfeAttribution,
  type GfeExpression,
  gfeExpressions,
  type GfeFeatureKind,
  gfeSharedExpressions,
  type GfeSigner,
  gfeSigners,
  uciGfe,
  type UciGfeOptions,
} from './gfe/index.js';
export {
  checkLondon,
  londonAttribution,
  londonFaces,
  type LondonFacesOptions,
  readLondonLandmarks,
  tem189,
} from './london/index.js';
export { checkMmi, generateMmi, mmi, type MmiEmotion, mmiEmotions, type MmiOptions, mmiTools } from './mmi/index.js';
export {
  checkOuluCasia,
  generateOuluCasia,
  ouluCasia,
  type OuluCasiaCamera,
  type OuluCasiaEmotion,
  ouluCasiaEmotions,
  type OuluCasiaImages,
  type OuluCasiaLight,
  type OuluCasiaOptions,
  ouluCasiaTools,
} from './oulu-casia/index.js';
export { faceDatasets } from './faceDatasets.js';
export { faceSource } from './faceSource.js';
export type { FaceRecording, FaceSourceDefinition, FaceUnit, LoadedFaces } from './FaceSourceDefinition.js';
