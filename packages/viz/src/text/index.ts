export { textWidth } from './textWidth.js';
export { wrapText } from './wrapText.js';
