import { StrnnError } from '@strnn/core/error';
import { checkGray } from '../../image/checkImage.js';
import type { GrayImage } from '../../image/Image.js';
import { checkNumber } from '../../option/checkNumber.js';
import { buildFlowEquations } from './buildFlowEquations.js';
import { createFlowSolver } from './createFlowSolver.js';
import { createPolynomialFit } from './createPolynomialFit.js';
import type { Flow } from './Flow.js';
import { emptyField, planPyramid, type PyramidLevel } from './planPyramid.js';
import { areaAxis } from './ResampleAxis.js';
import { resamplePlane } from './resamplePlane.js';
import { type FarnebackOptions, resolveFarnebackOptions } from './resolveFarnebackOptions.js';

/** The polynomials of one frame on every pyramid level, by `Farneback.expand`. */
export interface ExpandedFrame {
  /** Full size first; height x width x 5 each. */
  readonly levels: readonly Float32Array[];
}

/** Optical flow for frames of one size; owns its working memory, so one call at a time. */
export interface Farneback {
  readonly width: number;
  readonly height: number;
  /**
   * The part of the work that each frame needs but once, a quarter or more of a flow.
   * @param into an earlier result to overwrite; by default a new one
   * @throws StrnnError 'shape' when the frame is not gray or of another size, or `into` not by this plan
   */
  expand(frame: GrayImage, into?: ExpandedFrame): ExpandedFrame;
  /**
   * @param initial where to start, for example the flow of the pair before; by default no motion. May be the same as `into`
   * @param into an earlier result to overwrite; by default a new one
   * @throws StrnnError 'shape' when `initial` or `into` is of another size, or a frame not expanded by this plan
   */
  flow(previous: ExpandedFrame, next: ExpandedFrame, initial?: Flow, into?: Flow): Flow;
}

/** Gray values are those of 8-bit pictures, for which `ridge` was chosen. */
const grayLevels = 255;

/**
 * Plans the dense optical flow of Farneback for pictures of one size: every neighbourhood is described by a quadratic
 * polynomial; a displacement changes its linear part, so that two frames give an equation per pixel, solved over a window and
 * refined from small to full size. Agrees with OpenCV's `calcOpticalFlowFarneback` to rounding (float32), with its choices:
 * pyramid levels blurred by sigma = (1 / scale - 1) / 2 (kernel 5 sigma wide; 1 2 1 at full size), equations near the border
 * of the picture weighed down; and a pixel that lands in the last column or row counts as outside, so that even between equal
 * frames there may be some hundredths of a pixel of motion within a window of the right and lower border.
 *
 * Source: G. Farneback (2003) Two-frame motion estimation based on polynomial expansion. SCIA 2003; as reconstructed from
 * it and from OpenCV's documentation and behaviour.
 * @param width pixels per row, an integer >= 1
 * @param height rows, an integer >= 1
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function createFarneback(width: number, height: number, options: FarnebackOptions = {}): Farneback {
  const settings = resolveFarnebackOptions(options, 'createFarneback');
  checkNumber(width, 'createFarneback.width', { low: 1, integer: true });
  checkNumber(height, 'createFarneback.height', { low: 1, integer: true });
  const levels = planPyramid(width, height, settings.levels, settings.pyramidScale);
  const fit = createPolynomialFit(settings.polyN, settings.polySigma, width);
  const solver = createFlowSolver(settings.window, settings.gaussian, width);
  const scratch = new Float32Array(width * height);
  const picture = new Float32Array(width * height);
  const equations = new Float32Array(5 * width * height);

  const expand: Farneback['expand'] = (frame, into) => {
    checkFrame(frame, width, height);
    if (into !== undefined) checkExpanded(into, 'into', levels);
    const expanded = into ?? { levels: levels.map((level) => new Float32Array(5 * level.width * level.height)) };
    for (const [k, level] of levels.entries()) {
      resamplePlane(frame.data, width, level.across, level.down, grayLevels, scratch, picture);
      fit.fit(picture, level.width, level.height, expanded.levels[k]);
    }
    return expanded;
  };

  const flow: Farneback['flow'] = (previous, next, initial, into) => {
    checkExpanded(previous, 'previous', levels);
    checkExpanded(next, 'next', levels);
    if (initial !== undefined) checkFlow(initial, 'initial', width, height);
    if (into !== undefined) checkFlow(into, 'into', width, height);
    const result: Flow = into ?? { width, height, ...emptyField(width * height) };
    const coarsest = levels.length - 1;
    for (let k = coarsest; k >= 0; k--) {
      const level = levels[k];
      const { u, v } = k === 0 ? result : level.flow;
      for (const [from, to] of [
        ['u', u],
        ['v', v],
      ] as const) {
        if (k < coarsest) {
          const coarse = levels[k + 1];
          const { across, down } = coarse.enlarge;
          resamplePlane(coarse.flow[from], coarse.width, across, down, 1 / settings.pyramidScale, scratch, to);
        } else if (initial === undefined) {
          to.fill(0);
        } else if (k > 0) {
          const across = areaAxis(width, level.width);
          resamplePlane(initial[from], width, across, areaAxis(height, level.height), level.scale, scratch, to);
        } else {
          to.set(initial[from]);
        }
      }
      for (let i = 0; i < settings.iterations; i++) {
        buildFlowEquations(previous.levels[k], next.levels[k], u, v, level.width, level.height, equations);
        solver.solve(equations, level.width, level.height, u, v);
      }
    }
    return result;
  };
  return { width, height, expand, flow };
}

function checkFrame(frame: GrayImage, width: number, height: number): void {
  checkGray(frame, 'farneback');
  if (frame.width !== width || frame.height !== height) {
    const found = `found ${frame.width} x ${frame.height}`;
    throw new StrnnError('shape', `farneback: expected frames of ${width} x ${height} pixels, ${found}.`);
  }
}

function checkExpanded(frame: ExpandedFrame, name: string, levels: readonly PyramidLevel[]): void {
  const fits = levels.every((level, k) => frame.levels[k]?.length === 5 * level.width * level.height);
  if (fits && frame.levels.length === levels.length) return;
  throw new StrnnError('shape', `farneback: expected ${name} to be a frame expanded by this plan, found another.`);
}

function checkFlow(flow: Flow, name: string, width: number, height: number): void {
  const fits = flow.u.length === width * height && flow.v.length === width * height;
  if (flow.width !== width || flow.height !== height || !fits) {
    const found = `found ${flow.width} x ${flow.height} (${flow.u.length} and ${flow.v.length} values)`;
    throw new StrnnError('shape', `farneback: expected ${name} to be a flow of ${width} x ${height}, ${found}.`);
  }
}
