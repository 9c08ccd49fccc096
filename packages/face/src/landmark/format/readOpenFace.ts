import { StrnnError } from '@strnn/core/error';
import type { FaceTrack, TrackedFace, TrackedFrame } from './FaceTrack.js';
import { cellNumber, landmarkColumns, readTable } from './readTable.js';
import { checkFormat } from './TextLines.js';

/** Frames that a file may leave out in a row: a damaged number must not fill the memory with empty frames. */
const longestGap = 100_000;

/**
 * The CSV of OpenFace 2: a row per face and frame with `frame`, `face_id`, `timestamp` (seconds), `confidence`, `success` and the
 * landmarks `x_0 ... y_67` in pixels (the scheme `ibug68`), or any other number of them; without `frame` (single pictures,
 * where the faces are counted in `face`) all rows are faces of one frame. `Z_0 ...` (mm), where there, are the depths. Rows
 * with `success` 0 give no face and are counted in `failed`; frame numbers that are left out are frames without a face.
 *
 * @param where names the file in errors
 * @throws StrnnError 'data' with line and column
 */
export function readOpenFace(text: string, where: string): FaceTrack {
  checkFormat(text, 'openface', "OpenFace's CSV (columns frame, confidence, success, x_0, ...)", where);
  const { columns = [], rows } = readTable(text, where);
  const { x, y, z } = landmarkColumns(columns, ['x', 'y', 'Z'], where);
  if (x.length === 0) {
    const rule = "expected the landmarks in pixels, columns 'x_0' ... 'y_67' (OpenFace writes them with -2Dfp)";
    throw new StrnnError('data', `${where}: ${rule}, found none.`);
  }
  const find = (...names: string[]) => columns.findIndex((column) => names.includes(column));
  const [frame, face, time] = [find('frame'), find('face_id', 'face'), find('timestamp')];
  const [confidence, success] = [find('confidence'), find('success')];
  if (confidence < 0) throw new StrnnError('data', `${where}: expected the column 'confidence', found none.`);
  const frames: (TrackedFrame & { readonly faces: TrackedFace[]; failed: number })[] = [];
  for (const { cells, line } of rows) {
    const number = (column: number) => cellNumber(cells[column], where, line, columns[column]);
    const index = frame < 0 ? 0 : number(frame);
    let last = frames.at(-1);
    if (!Number.isSafeInteger(index) || index < 0 || (last !== undefined && index < last.index)) {
      const rule = "column 'frame': expected integers that do not descend";
      throw new StrnnError('data', `${where}: line ${line}, ${rule}, found ${index}.`);
    }
    if (last === undefined || index > last.index) {
      if (last !== undefined && index - last.index > longestGap) {
        throw new StrnnError(
          'data',
          `${where}: line ${line}: expected the frames after ${last.index}, found ${index}.`,
        );
      }
      for (let gap = (last?.index ?? index) + 1; gap < index; gap++) frames.push({ index: gap, faces: [], failed: 0 });
      last = { index, ...(time < 0 ? {} : { time: number(time) }), faces: [], failed: 0 };
      frames.push(last);
    }
    if (success >= 0 && number(success) === 0) {
      last.failed++;
      continue;
    }
    const id = face < 0 ? '0' : cells[face];
    if (last.faces.some((other) => other.id === id)) {
      throw new StrnnError(
        'data',
        `${where}: line ${line}: expected face ${id} of frame ${index} once, found it twice.`,
      );
    }
    const points = new Float64Array(2 * x.length);
    for (let point = 0; point < x.length; point++) {
      points[2 * point] = number(x[point]);
      points[2 * point + 1] = number(y[point]);
    }
    const depth = z.length === 0 ? {} : { depth: Float64Array.from(z, number) };
    last.faces.push({ id, landmarks: { points, ...depth }, confidence: number(confidence) });
  }
  return { frames };
}
