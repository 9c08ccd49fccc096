export { type Canvas, createCanvas } from './Canvas.js';
export { type DrawnFace, drawFace } from './drawFace.js';
export { drawSequence } from './drawSequence.js';
export type { DrawnEmotion } from './emotionExpressions.js';
export type { FaceExpression } from './FaceExpression.js';
export { drawIdentity, type FaceIdentity } from './FaceIdentity.js';
