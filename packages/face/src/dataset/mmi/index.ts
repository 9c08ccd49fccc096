export { checkMmi } from './checkMmi.js';
export { generateMmi } from './generateMmi.js';
export { mmi, type MmiOptions } from './mmi.js';
export { type MmiEmotion, mmiEmotions } from './mmiFacts.js';
export { mmiTools } from './mmiTools.js';
