import type { GrayImage } from '../../image/Image.js';
import { createFarneback } from './createFarneback.js';
import type { Flow } from './Flow.js';
import type { FarnebackOptions } from './resolveFarnebackOptions.js';

export interface FarnebackFlowOptions extends FarnebackOptions {
  /** Where to start; by default no motion. Not changed. */
  readonly initial?: Flow;
}

/**
 * The dense optical flow from one frame to the next, in pixels. For a sequence, `createFarneback` saves a quarter of the work
 * and all of the allocation.
 * @param previous gray, of any size
 * @param next gray, of the same size
 * @throws StrnnError 'shape' when the pictures are not gray or their sizes differ, 'option' for an option
 */
export function farnebackFlow(previous: GrayImage, next: GrayImage, options: FarnebackFlowOptions = {}): Flow {
  const plan = createFarneback(previous.width, previous.height, options);
  return plan.flow(plan.expand(previous), plan.expand(next), options.initial);
}
