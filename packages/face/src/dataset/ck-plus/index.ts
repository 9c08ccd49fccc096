export { checkCkPlus } from './checkCkPlus.js';
export { ckPlus, type CkPlusOptions } from './ckPlus.js';
export { type CkPlusEmotion, ckPlusEmotions } from './ckPlusFacts.js';
export type { CkPlusFolder, CkPlusFrame, CkPlusSequence } from './CkPlusFolder.js';
export { ckPlusTools } from './ckPlusTools.js';
export { generateCkPlus } from './generateCkPlus.js';
export { type CkPlusActionUnit, readCkPlusFacs } from './readCkPlusFacs.js';
export { readCkPlusFolder } from './readCkPlusFolder.js';
