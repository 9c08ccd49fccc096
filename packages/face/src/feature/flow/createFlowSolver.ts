import { gaussianWeights } from '../../pixel/gaussianWeights.js';

/** Averages the equations of a window around every pixel and solves them. */
export interface FlowSolver {
  /**
   * @param equations height x width x 5, by `buildFlowEquations`
   * @param u height x width, overwritten
   * @param v height x width, overwritten
   */
  solve(equations: Float32Array, width: number, height: number, u: Float32Array, v: Float32Array): void;
}

/** Added to the determinant (gray values 0 to 255), so that flat surroundings give no motion. */
const ridge = 1e-3;

/**
 * @param window odd side of the window in pixels; outside the picture its last pixel is repeated
 * @param gaussian weigh the window by a Gaussian of standard deviation 0.3 (window - 1) / 2 rather than equally
 * @param longest most pixels in a row of any picture to come
 */
export function createFlowSolver(window: number, gaussian: boolean, longest: number): FlowSolver {
  const radius = (window - 1) / 2;
  // One row of window sums down the picture, its ends repeated; one more on the left for the running sum.
  const row = new Float64Array(5 * (longest + 2 * radius + 1));
  return { solve: gaussian ? solveGaussian(gaussianWeights(0.3 * radius, radius), row) : solveBox(radius, row) };
}

function solveBox(radius: number, row: Float64Array): FlowSolver['solve'] {
  const pad = 5 * (radius + 1);
  const share = 1 / (2 * radius + 1) ** 2;
  return (equations, width, height, u, v) => {
    const length = 5 * width;
    row.fill(0);
    for (let k = -radius - 1; k < radius; k++) {
      const from = clamped(k, height) * length;
      for (let i = 0; i < length; i++) row[pad + i] += equations[from + i];
    }
    for (let y = 0; y < height; y++) {
      const enters = clamped(y + radius, height) * length;
      const leaves = clamped(y - radius - 1, height) * length;
      for (let i = 0; i < length; i++) row[pad + i] += equations[enters + i] - equations[leaves + i];
      repeatEnds(row, pad, length);
      let [xx, xy, yy, hx, hy] = [0, 0, 0, 0, 0];
      for (let at = 0; at < 5 * (2 * radius + 1); at += 5) {
        xx += row[at];
        xy += row[at + 1];
        yy += row[at + 2];
        hx += row[at + 3];
        hy += row[at + 4];
      }
      for (let x = 0, pixel = y * width; x < width; x++, pixel++) {
        const out = 5 * x;
        const into = out + 5 * (2 * radius + 1);
        xx += row[into] - row[out];
        xy += row[into + 1] - row[out + 1];
        yy += row[into + 2] - row[out + 2];
        hx += row[into + 3] - row[out + 3];
        hy += row[into + 4] - row[out + 4];
        const scale = share / (share * share * (xx * yy - xy * xy) + ridge);
        u[pixel] = share * (yy * hx - xy * hy) * scale;
        v[pixel] = share * (xx * hy - xy * hx) * scale;
      }
    }
  };
}

function solveGaussian(weights: Float64Array, row: Float64Array): FlowSolver['solve'] {
  const radius = weights.length - 1;
  const pad = 5 * (radius + 1);
  return (equations, width, height, u, v) => {
    const length = 5 * width;
    for (let y = 0; y < height; y++) {
      for (let i = 0; i < length; i++) row[pad + i] = weights[0] * equations[y * length + i];
      for (let k = 1; k <= radius; k++) {
        const [above, below] = [clamped(y - k, height) * length, clamped(y + k, height) * length];
        for (let i = 0; i < length; i++) row[pad + i] += weights[k] * (equations[above + i] + equations[below + i]);
      }
      repeatEnds(row, pad, length);
      for (let x = 0, pixel = y * width; x < width; x++, pixel++) {
        const at = pad + 5 * x;
        let [xx, xy, yy] = [weights[0] * row[at], weights[0] * row[at + 1], weights[0] * row[at + 2]];
        let [hx, hy] = [weights[0] * row[at + 3], weights[0] * row[at + 4]];
        for (let k = 1; k <= radius; k++) {
          const left = at - 5 * k;
          const right = at + 5 * k;
          const weight = weights[k];
          xx += weight * (row[left] + row[right]);
          xy += weight * (row[left + 1] + row[right + 1]);
          yy += weight * (row[left + 2] + row[right + 2]);
          hx += weight * (row[left + 3] + row[right + 3]);
          hy += weight * (row[left + 4] + row[right + 4]);
        }
        const scale = 1 / (xx * yy - xy * xy + ridge);
        u[pixel] = (yy * hx - xy * hy) * scale;
        v[pixel] = (xx * hy - xy * hx) * scale;
      }
    }
  };
}

function clamped(position: number, length: number): number {
  return Math.min(length - 1, Math.max(0, position));
}

/** Fills `pad` values on the left and what is needed on the right with the first and the last five. */
function repeatEnds(row: Float64Array, pad: number, length: number): void {
  for (let i = 0; i < pad; i++) row[i] = row[pad + (i % 5)];
  const end = pad + length;
  for (let i = 0; i < pad - 5; i++) row[end + i] = row[end - 5 + (i % 5)];
}
