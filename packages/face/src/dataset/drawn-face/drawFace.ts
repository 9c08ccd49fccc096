import type { GrayImage } from '../../image/Image.js';
import type { Landmarks } from '../../landmark/Landmarks.js';
import type { Canvas } from './Canvas.js';
import { exposePicture } from './exposePicture.js';
import type { FaceExpression } from './FaceExpression.js';
import type { FaceIdentity } from './FaceIdentity.js';
import type { FaceLight } from './FaceLight.js';
import type { FacePose } from './FacePose.js';
import { faceShape } from './faceShape.js';
import { paintEyes } from './paintEyes.js';
import { paintForehead } from './paintForehead.js';
import { paintBody } from './paintBody.js';
import { paintHair } from './paintHair.js';
import { paintSkin } from './paintSkin.js';
import { paintMouth } from './paintMouth.js';
import { paintNose } from './paintNose.js';
import { placeFace } from './placeFace.js';
import { unitLevels } from './unitLevels.js';

/** Everything that decides a picture. */
export interface DrawnFace {
  readonly identity: FaceIdentity;
  readonly expression: FaceExpression;
  readonly pose: FacePose;
  readonly light: FaceLight;
  /** Seed of the sensor's noise, an integer. */
  readonly noiseSeed: number;
}

/** The 68 landmarks (iBUG-68) of a drawn face, without the picture. @internal for tests */
export function drawnLandmarks({ identity, expression, pose }: Omit<DrawnFace, 'light' | 'noiseSeed'>): Landmarks {
  return { points: placeFace(pose).all(faceShape(identity, expression)) };
}

/**
 * A gray picture of a drawn face and the 68 landmarks (iBUG-68) it was painted through. The same parameters give the same
 * picture, except that a value next to a rounding step may differ by 1/255 where engines' sines differ in the last bit.
 *
 * @param canvas of the size of the picture, for painting many; its content is overwritten
 */
export function drawFace(
  face: DrawnFace,
  canvas: Canvas,
): { readonly image: GrayImage; readonly landmarks: Landmarks } {
  const { identity, expression, pose, light, noiseSeed } = face;
  const landmarks = drawnLandmarks(face);
  canvas.values.fill(light.background);
  const painting = {
    canvas,
    identity,
    level: unitLevels(expression),
    placement: placeFace(pose),
    landmarks: landmarks.points,
    scale: pose.scale,
    roll: pose.roll,
  };
  paintBody(painting);
  paintSkin(painting);
  paintForehead(painting);
  // Over the wrinkles of the forehead, under brows that are raised into it.
  paintHair(painting);
  paintEyes(painting);
  paintNose(painting);
  paintMouth(painting);
  return { image: exposePicture(canvas, light, noiseSeed), landmarks };
}
