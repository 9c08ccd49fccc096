import { StrnnError } from '@strnn/core/error';
import { type GfeExpression, gfePoints, type GfeSigner } from './gfeNames.js';
import type { GfeRest, GfeVideo } from './GfeVideo.js';

const P = gfePoints;
const columns = 1 + 3 * P;

/** A text and the name of its file, for errors. */
interface NamedText {
  readonly text: string;
  readonly file: string;
}

/**
 * Reads the two text files of a video as the UCI has them: a header line, then per frame a time and x, y, z of 100 points; and
 * a target per line. The digits after the point of a time are whole milliseconds without leading zeros: `.47`, which stands
 * between `.0` and `.109`, is 0.047 s. Read so, times ascend in all videos.
 *
 * @throws StrnnError `data` with the file and line: columns or numbers that are none, times that do not ascend, targets other
 * than 0 and 1, not as many targets as frames, no - frame
 */
export function parseGfeText(
  { signer, expression }: { signer: GfeSigner; expression: GfeExpression },
  datapoints: NamedText,
  targets: NamedText,
): GfeVideo {
  const lines = datapoints.text.split('\n');
  const first = lines[0].includes('0x') ? 1 : 0;
  const rows = lines.map((line, l) => ({ line: line.trim(), number: l + 1 })).slice(first);
  const frames = rows.filter(({ line }) => line !== '');
  const F = frames.length;
  const labels = readTargets(targets);
  if (labels.length !== F || F === 0) {
    const rule = `expected a target for each of the ${F} frames of ${datapoints.file}`;
    throw new StrnnError('data', `${targets.file}: ${rule}, found ${labels.length}`);
  }
  const times = new Float64Array(F);
  const points = new Float64Array(2 * F * P);
  const depth = new Float64Array(F * P);
  frames.forEach(({ line, number }, f) => {
    const where = `${datapoints.file}: line ${number}`;
    const words = line.split(/\s+/);
    if (words.length !== columns) {
      const rule = `expected a time and x, y, z of ${P} points, ${columns} columns`;
      throw new StrnnError('data', `${where}: ${rule}, found ${words.length}`);
    }
    times[f] = milliseconds(words[0], where);
    if (f > 0 && times[f] <= times[f - 1]) {
      throw new StrnnError('data', `${where}: expected a time after that of the frame before, found ${words[0]}`);
    }
    for (let p = 0; p < P; p++) {
      points[2 * (f * P + p)] = finite(words[1 + 3 * p], where);
      points[2 * (f * P + p) + 1] = finite(words[2 + 3 * p], where);
      depth[f * P + p] = finite(words[3 + 3 * p], where);
    }
  });
  return {
    signer,
    expression,
    index: Int32Array.from({ length: F }, (_, f) => f),
    times: times.map((time) => (time - times[0]) / 1000),
    targets: labels,
    points,
    depth,
    rest: restOf(points, depth, labels, targets.file),
  };
}

function readTargets({ text, file }: NamedText): Uint8Array {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const odd = words.findIndex((word) => word !== '0' && word !== '1');
  if (odd >= 0) throw new StrnnError('data', `${file}: expected 0 or 1 for frame ${odd}, found '${words[odd]}'`);
  return Uint8Array.from(words, Number);
}

function milliseconds(word: string, where: string): number {
  const found = /^(\d+)\.(\d{1,3})$/.exec(word);
  if (found !== null) return 1000 * Number(found[1]) + Number(found[2]);
  throw new StrnnError('data', `${where}: expected a time such as 1390385453.172, found '${word}'`);
}

function finite(word: string, where: string): number {
  const value = Number(word);
  if (Number.isFinite(value)) return value;
  throw new StrnnError('data', `${where}: expected numbers, found '${word}'`);
}

/** Sums are taken in steps of 0.001 px, so that they are exact, and the same as those of a compact copy. */
function restOf(points: Float64Array, depth: Float64Array, labels: Uint8Array, file: string): GfeRest {
  const sums = new Float64Array(2 * P);
  const depths = new Float64Array(P);
  const counts = new Int32Array(P);
  let frames = 0;
  labels.forEach((label, f) => {
    if (label === 1) return;
    frames++;
    for (let i = 0; i < 2 * P; i++) sums[i] += Math.round(points[2 * f * P + i] * 1000);
    for (let p = 0; p < P; p++) {
      depths[p] += depth[f * P + p];
      if (depth[f * P + p] !== 0) counts[p]++;
    }
  });
  if (frames === 0)
    throw new StrnnError('data', `${file}: expected frames with target 0, the face at rest; found none`);
  return {
    frames,
    points: sums.map((sum) => sum / frames / 1000),
    depth: depths.map((sum) => sum / frames),
    measuredDepth: depths.map((sum, p) => (counts[p] === 0 ? 0 : sum / counts[p])),
  };
}
