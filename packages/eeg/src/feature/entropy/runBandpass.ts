/**
 * Sections (1 - z^-2) / (1 + a1 z^-1 + a2 z^-2) one after the other over `samples[from .. to)`, in place. Four at a time
 * where there are so many: a section waits for its own last output, and four of them wait together.
 *
 * @param coefficients a1 and a2 of each section
 * @param state two numbers of each section, read and left behind
 */
export function runBandpass(
  coefficients: Float64Array,
  samples: Float64Array,
  from: number,
  to: number,
  direction: 1 | -1,
  state: Float64Array,
): void {
  let at = 0;
  for (; at + 8 <= coefficients.length; at += 8) runFour(coefficients, samples, from, to, direction, state, at);
  for (; at < coefficients.length; at += 2) runOne(coefficients, samples, from, to, direction, state, at);
}

function runFour(
  coefficients: Float64Array,
  samples: Float64Array,
  from: number,
  to: number,
  direction: 1 | -1,
  state: Float64Array,
  at: number,
): void {
  const a1 = coefficients[at];
  const a2 = coefficients[at + 1];
  const b1 = coefficients[at + 2];
  const b2 = coefficients[at + 3];
  const c1 = coefficients[at + 4];
  const c2 = coefficients[at + 5];
  const d1 = coefficients[at + 6];
  const d2 = coefficients[at + 7];
  let p1 = state[at];
  let p2 = state[at + 1];
  let q1 = state[at + 2];
  let q2 = state[at + 3];
  let r1 = state[at + 4];
  let r2 = state[at + 5];
  let s1 = state[at + 6];
  let s2 = state[at + 7];
  const end = direction === 1 ? to : from - 1;
  for (let n = direction === 1 ? from : to - 1; n !== end; n += direction) {
    const x = samples[n];
    const p = x + p1;
    p1 = -p2 - a1 * p;
    p2 = x + a2 * p;
    const q = p + q1;
    q1 = -q2 - b1 * q;
    q2 = p + b2 * q;
    const r = q + r1;
    r1 = -r2 - c1 * r;
    r2 = q + c2 * r;
    const s = r + s1;
    s1 = -s2 - d1 * s;
    s2 = r + d2 * s;
    samples[n] = s;
  }
  state[at] = p1;
  state[at + 1] = p2;
  state[at + 2] = q1;
  state[at + 3] = q2;
  state[at + 4] = r1;
  state[at + 5] = r2;
  state[at + 6] = s1;
  state[at + 7] = s2;
}

function runOne(
  coefficients: Float64Array,
  samples: Float64Array,
  from: number,
  to: number,
  direction: 1 | -1,
  state: Float64Array,
  at: number,
): void {
  const a1 = coefficients[at];
  const a2 = coefficients[at + 1];
  let p1 = state[at];
  let p2 = state[at + 1];
  const end = direction === 1 ? to : from - 1;
  for (let n = direction === 1 ? from : to - 1; n !== end; n += direction) {
    const x = samples[n];
    const p = x + p1;
    p1 = -p2 - a1 * p;
    p2 = x + a2 * p;
    samples[n] = p;
  }
  state[at] = p1;
  state[at + 1] = p2;
}
