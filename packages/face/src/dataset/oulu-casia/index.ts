export { checkOuluCasia } from './checkOuluCasia.js';
export { generateOuluCasia } from './generateOuluCasia.js';
export { ouluCasia, type OuluCasiaOptions } from './ouluCasia.js';
export {
  type OuluCasiaCamera,
  type OuluCasiaEmotion,
  ouluCasiaEmotions,
  type OuluCasiaImages,
  type OuluCasiaLight,
} from './ouluCasiaFacts.js';
export { ouluCasiaTools } from './ouluCasiaTools.js';
