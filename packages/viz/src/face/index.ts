export { areaCores } from './areaCores.js';
export { drawGray } from './drawGray.js';
export { drawOutlines } from './drawOutlines.js';
export type { FacePicture, PictureArea, PicturePoint } from './FacePicture.js';
export { medianGap } from './medianGap.js';
export { framePicture, placeMiddle, placePoint, type PictureFrame } from './PictureFrame.js';
export { requirePicture } from './requirePicture.js';
