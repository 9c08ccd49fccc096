import { loadUnit } from '@strnn/core/dataset';
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
  let pictures = { count: 0, width: 0, height: 0 };
  let sum = new Float32Array(0);
  for (const { sequence, ...ids } of recordings) {
    const { subject, session, trial, label } = ids;
    const place = `${unit.name}: subject ${subject}, session ${session}, trial ${trial}`;
    const { original, copies } = plan.describe(sequence, {
      where: place,
      key: JSON.stringify([subject, session, trial]),
    });
    const first = rows.length;
    for (const [index, described] of [original, ...copies].entries()) {
      rows.push({ subject, session, trial, label, copyOf: index === 0 ? -1 : first });
      arrays.push(described.data);
    }
    for (const [what, count] of Object.entries(original.counts)) counts[what] = (counts[what] ?? 0) + count;
    const { picture } = original;
    if (picture === undefined) continue;
    if (pictures.count === 0) sum = new Float32Array(picture.data.length);
    pictures = { count: pictures.count + 1, width: picture.width, height: picture.height };
    for (let i = 0; i < sum.length; i++) sum[i] += picture.data[i];
  }
  return { header: { rows, counts, pictures }, arrays: [...arrays, sum] };
}
