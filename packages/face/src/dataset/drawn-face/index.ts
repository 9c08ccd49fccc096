export { type Canvas, createCanvas } from './Canvas.js';
export { type DrawnFace, drawFace, drawnLandmarks } from './drawFace.js';
export { drawSequence, type DrawnSequence, type DrawSequenceOptions } from './drawSequence.js';
export { type DrawnEmotion, type EmotionExpression, emotionExpressions } from './emotionExpressions.js';
export { type ActionUnit, actionUnits, type FaceExpression } from './FaceExpression.js';
export { drawIdentity, type FaceIdentity } from './FaceIdentity.js';
export { drawLight, type FaceLight } from './FaceLight.js';
export { drawPose, type FacePose } from './FacePose.js';
