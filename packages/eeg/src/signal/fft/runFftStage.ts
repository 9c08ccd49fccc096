/** One stage of a Stockham transform: `groups` butterflies of `radix` legs, each over `stride` neighbours. */
export interface FftStage {
  readonly radix: 2 | 3 | 4 | 5;
  readonly groups: number;
  readonly stride: number;
  /** groups x (radix - 1) factors of the legs from the second on. */
  readonly twiddleReal: Float64Array;
  readonly twiddleImaginary: Float64Array;
}

const sin60 = Math.sqrt(3) / 2;
const cos72 = (Math.sqrt(5) - 1) / 4;
const cos144 = -(Math.sqrt(5) + 1) / 4;
const sin72 = Math.sqrt(10 + 2 * Math.sqrt(5)) / 4;
const sin144 = Math.sqrt(10 - 2 * Math.sqrt(5)) / 4;

/** Reads (xr, xi), writes (yr, yi); leg j of group p, neighbour q: from q + stride (p + groups j) to q + stride (radix p + j). */
export function runFftStage(
  stage: FftStage,
  xr: Float64Array,
  xi: Float64Array,
  yr: Float64Array,
  yi: Float64Array,
): void {
  // One function per radix: engines compile each for its own shape.
  if (stage.radix === 4) radix4(stage, xr, xi, yr, yi);
  else if (stage.radix === 5) radix5(stage, xr, xi, yr, yi);
  else if (stage.radix === 3) radix3(stage, xr, xi, yr, yi);
  else radix2(stage, xr, xi, yr, yi);
}

function radix2(stage: FftStage, xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array): void {
  const { groups, stride, twiddleReal, twiddleImaginary } = stage;
  const leg = stride * groups;
  for (let p = 0; p < groups; p++) {
    const c = twiddleReal[p];
    const s = twiddleImaginary[p];
    for (let a = stride * p, end = a + stride, b = 2 * stride * p; a < end; a++, b++) {
      const dr = xr[a] - xr[a + leg];
      const di = xi[a] - xi[a + leg];
      yr[b] = xr[a] + xr[a + leg];
      yi[b] = xi[a] + xi[a + leg];
      yr[b + stride] = dr * c - di * s;
      yi[b + stride] = dr * s + di * c;
    }
  }
}

function radix3(stage: FftStage, xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array): void {
  const { groups, stride, twiddleReal, twiddleImaginary } = stage;
  const leg = stride * groups;
  for (let p = 0; p < groups; p++) {
    const c1 = twiddleReal[2 * p];
    const s1 = twiddleImaginary[2 * p];
    const c2 = twiddleReal[2 * p + 1];
    const s2 = twiddleImaginary[2 * p + 1];
    for (let a = stride * p, end = a + stride, b = 3 * stride * p; a < end; a++, b++) {
      const sumR = xr[a + leg] + xr[a + 2 * leg];
      const sumI = xi[a + leg] + xi[a + 2 * leg];
      const turnR = sin60 * (xr[a + leg] - xr[a + 2 * leg]);
      const turnI = sin60 * (xi[a + leg] - xi[a + 2 * leg]);
      const midR = xr[a] - 0.5 * sumR;
      const midI = xi[a] - 0.5 * sumI;
      yr[b] = xr[a] + sumR;
      yi[b] = xi[a] + sumI;
      const ur = midR + turnI;
      const ui = midI - turnR;
      const vr = midR - turnI;
      const vi = midI + turnR;
      yr[b + stride] = ur * c1 - ui * s1;
      yi[b + stride] = ur * s1 + ui * c1;
      yr[b + 2 * stride] = vr * c2 - vi * s2;
      yi[b + 2 * stride] = vr * s2 + vi * c2;
    }
  }
}

function radix4(stage: FftStage, xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array): void {
  const { groups, stride, twiddleReal, twiddleImaginary } = stage;
  const leg = stride * groups;
  for (let p = 0; p < groups; p++) {
    const c1 = twiddleReal[3 * p];
    const s1 = twiddleImaginary[3 * p];
    const c2 = twiddleReal[3 * p + 1];
    const s2 = twiddleImaginary[3 * p + 1];
    const c3 = twiddleReal[3 * p + 2];
    const s3 = twiddleImaginary[3 * p + 2];
    for (let a = stride * p, end = a + stride, b = 4 * stride * p; a < end; a++, b++) {
      const evenR = xr[a] + xr[a + 2 * leg];
      const evenI = xi[a] + xi[a + 2 * leg];
      const oddR = xr[a] - xr[a + 2 * leg];
      const oddI = xi[a] - xi[a + 2 * leg];
      const sumR = xr[a + leg] + xr[a + 3 * leg];
      const sumI = xi[a + leg] + xi[a + 3 * leg];
      const turnR = xr[a + leg] - xr[a + 3 * leg];
      const turnI = xi[a + leg] - xi[a + 3 * leg];
      yr[b] = evenR + sumR;
      yi[b] = evenI + sumI;
      const ur = oddR + turnI;
      const ui = oddI - turnR;
      const vr = evenR - sumR;
      const vi = evenI - sumI;
      const wr = oddR - turnI;
      const wi = oddI + turnR;
      yr[b + stride] = ur * c1 - ui * s1;
      yi[b + stride] = ur * s1 + ui * c1;
      yr[b + 2 * stride] = vr * c2 - vi * s2;
      yi[b + 2 * stride] = vr * s2 + vi * c2;
      yr[b + 3 * stride] = wr * c3 - wi * s3;
      yi[b + 3 * stride] = wr * s3 + wi * c3;
    }
  }
}

function radix5(stage: FftStage, xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array): void {
  const { groups, stride, twiddleReal, twiddleImaginary } = stage;
  const leg = stride * groups;
  for (let p = 0; p < groups; p++) {
    const t = 4 * p;
    const c1 = twiddleReal[t];
    const s1 = twiddleImaginary[t];
    const c2 = twiddleReal[t + 1];
    const s2 = twiddleImaginary[t + 1];
    const c3 = twiddleReal[t + 2];
    const s3 = twiddleImaginary[t + 2];
    const c4 = twiddleReal[t + 3];
    const s4 = twiddleImaginary[t + 3];
    for (let a = stride * p, end = a + stride, b = 5 * stride * p; a < end; a++, b++) {
      const outerR = xr[a + leg] + xr[a + 4 * leg];
      const outerI = xi[a + leg] + xi[a + 4 * leg];
      const innerR = xr[a + 2 * leg] + xr[a + 3 * leg];
      const innerI = xi[a + 2 * leg] + xi[a + 3 * leg];
      const outR = xr[a + leg] - xr[a + 4 * leg];
      const outI = xi[a + leg] - xi[a + 4 * leg];
      const inR = xr[a + 2 * leg] - xr[a + 3 * leg];
      const inI = xi[a + 2 * leg] - xi[a + 3 * leg];
      const midR = xr[a] + cos72 * outerR + cos144 * innerR;
      const midI = xi[a] + cos72 * outerI + cos144 * innerI;
      const farR = xr[a] + cos144 * outerR + cos72 * innerR;
      const farI = xi[a] + cos144 * outerI + cos72 * innerI;
      const turnR = sin72 * outR + sin144 * inR;
      const turnI = sin72 * outI + sin144 * inI;
      const backR = sin144 * outR - sin72 * inR;
      const backI = sin144 * outI - sin72 * inI;
      yr[b] = xr[a] + outerR + innerR;
      yi[b] = xi[a] + outerI + innerI;
      const ur = midR + turnI;
      const ui = midI - turnR;
      const vr = farR + backI;
      const vi = farI - backR;
      const wr = farR - backI;
      const wi = farI + backR;
      const zr = midR - turnI;
      const zi = midI + turnR;
      yr[b + stride] = ur * c1 - ui * s1;
      yi[b + stride] = ur * s1 + ui * c1;
      yr[b + 2 * stride] = vr * c2 - vi * s2;
      yi[b + 2 * stride] = vr * s2 + vi * c2;
      yr[b + 3 * stride] = wr * c3 - wi * s3;
      yi[b + 3 * stride] = wr * s3 + wi * c3;
      yr[b + 4 * stride] = zr * c4 - zi * s4;
      yi[b + 4 * stride] = zr * s4 + zi * c4;
    }
  }
}
