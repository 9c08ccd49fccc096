import { loadUnit } from '@strnn/core/dataset';
import type { GrayImage } from '../image/Image.js';
import type { FacePlan } from '../recipe/planFace.js';
import type { FaceUnit } from './FaceSourceDefinition.js';
import type { FaceRow, StoredFaces } from './storedFaces.js';

/**
 * Loads a unit and describes each of its recordings and its augmented copies.
 * @throws StrnnError naming the file, or the recording, that cannot be used
 */
export async function describeUnit(unit: FaceUnit, plan: FacePlan): Promise<StoredFaces> {
  const { recordings, counts: found = {} } = await loadUnit(unit);
  const rows: FaceRow[] = [];
  const arrays: Float32Array[] = [];
  const counts: Record<string, number> = { ...found };
  const pictures: GrayImage[] = [];
  for (const { sequence, subject, session, trial, window = 0, label } of recordings) {
    const ids = [subject, session, trial, window];
    const { original, copies } = plan.describe(sequence, { where: unit.name, key: JSON.stringify(ids) });
    const first = rows.length;
    for (const [index, described] of [original, ...copies].entries()) {
      rows.push({ subject, session, trial, window, label, copyOf: index === 0 ? -1 : first });
      arrays.push(described.data);
    }
    for (const [what, count] of Object.entries(original.counts)) counts[what] = (counts[what] ?? 0) + count;
    if (original.picture !== undefined) pictures.push(original.picture);
  }
  const { sum, ...size } = sumPictures(pictures);
  return { header: { rows, counts, pictures: size }, arrays: [...arrays, sum] };
}

/** Their sum, pixel by pixel; nothing where there are none, or of different sizes. */
function sumPictures(pictures: readonly GrayImage[]): StoredFaces['header']['pictures'] & { sum: Float32Array } {
  const [first] = pictures;
  if (first === undefined || pictures.some(({ width, height }) => width !== first.width || height !== first.height)) {
    return { count: 0, width: 0, height: 0, sum: new Float32Array(0) };
  }
  const sum = new Float32Array(first.data.length);
  for (const { data } of pictures) for (let i = 0; i < sum.length; i++) sum[i] += data[i];
  return { count: pictures.length, width: first.width, height: first.height, sum };
}
