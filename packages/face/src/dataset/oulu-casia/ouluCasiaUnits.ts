import { resolve } from 'node:path';
import { chooseSubjects } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import { type Clip, clipFiles } from '../clip/Clip.js';
import { locateLandmarks } from '../clip/locateLandmarks.js';
import { listReasons } from '../check/listReasons.js';
import { readClip } from '../clip/readClip.js';
import { requireLandmarkFolder } from '../clip/requireLandmarkFolder.js';
import type { FaceUnit } from '../FaceSourceDefinition.js';
import { findOuluCasiaConditions } from './findOuluCasiaConditions.js';
import { listOuluCasia } from './listOuluCasia.js';
import { ouluCasiaEmotions } from './ouluCasiaFacts.js';
import type { OuluCasiaSequence } from './OuluCasiaFolder.js';
import type { ResolvedOuluCasiaOptions } from './resolveOuluCasiaOptions.js';

/**
 * A unit for every sequence of the condition and the subjects wanted, and what is odd or left out, a sentence each.
 *
 * @throws StrnnError `data` when the folder is not Oulu-CASIA, lacks the condition or, unless `damaged` is `'skip'`, has a sequence
 *   without pictures or, where they are asked for, without landmarks; `option` for a subject that is not there
 */
export async function ouluCasiaUnits(
  options: ResolvedOuluCasiaOptions,
): Promise<{ readonly units: readonly FaceUnit[]; readonly notes: readonly string[] }> {
  const { path, camera, light, images, subjects, damaged } = options;
  const conditions = await findOuluCasiaConditions(path);
  const condition = conditions.find((one) => one.images === images && one.camera === camera && one.light === light);
  if (condition === undefined) {
    const there = conditions.map((one) => `${one.images} ${one.camera} ${one.light}`).join(', ');
    throw new StrnnError(
      'data',
      `oulu-casia: ${resolve(path)}: expected ${images} pictures of ${camera} in ${light} light, found ${there}`,
    );
  }
  if (options.landmarks !== false) await requireLandmarkFolder(options.landmarks, 'ouluCasia.landmarks');
  const { sequences, missing: all } = await listOuluCasia(condition);
  if (sequences.length === 0) {
    throw new StrnnError('data', `oulu-casia: ${condition.folder}: expected folders such as P001/Anger, found none`);
  }
  const units: FaceUnit[] = [];
  const reasons: string[] = [];
  const chosen = chooseSubjects(sequences, subjects, 'ouluCasia');
  for (const sequence of chosen) {
    try {
      units.push(await unitOf(sequence, options));
    } catch (error) {
      if (!(error instanceof StrnnError) || error.code !== 'data' || damaged === 'error') throw error;
      reasons.push(error.message);
    }
  }
  const missing = all.filter((name) => subjects === 'all' || subjects.includes(name.slice(0, 4)));
  const notes: string[] = [];
  if (reasons.length > 0) {
    notes.push(
      `${reasons.length} of ${chosen.length} sequences cannot be used and were left out: ${listReasons(reasons)}.`,
    );
  }
  if (missing.length > 0) {
    notes.push(`${missing.length} sequences are not there: ${listSome(missing)}.`);
  }
  const odd = chosen.filter(({ problems, unusable }) => problems.length > 0 && unusable === undefined);
  if (odd.length > 0) {
    notes.push(
      `${odd.length} sequences are used although something about their files is odd (${odd[0].problems[0]}); strnn doctor oulu-casia lists them.`,
    );
  }
  return { units, notes };
}

async function unitOf(
  { subject, emotion, name, files, unusable }: OuluCasiaSequence,
  { plan, scheme, face, longestGap, images, landmarks: folder }: ResolvedOuluCasiaOptions,
): Promise<FaceUnit> {
  if (unusable !== undefined) throw new StrnnError('data', `oulu-casia: ${unusable} (damaged: 'skip' leaves it out)`);
  // Landmarks are of the pictures as they are.
  let clip: Clip = { frames: { kind: 'files', files, resize: images === 'cropped' && folder === false } };
  if (folder !== false) {
    const place = resolve(folder, name);
    const landmarks = await locateLandmarks(place, files);
    if (landmarks === undefined) {
      throw new StrnnError(
        'data',
        `oulu-casia: ${place}: expected ${place}.csv, or a folder of landmark files, found neither (damaged: 'skip' leaves the sequence out)`,
      );
    }
    clip = { ...clip, landmarks };
  }
  const pictures = plan.recipe.sites.kind !== 'landmarks';
  return {
    name,
    files: clipFiles(clip),
    async load() {
      const { sequence, counts } = await readClip(clip, { scheme, face, longestGap, pictures });
      const label = ouluCasiaEmotions.indexOf(emotion);
      return { recordings: [{ subject, session: '1', trial: emotion, label, sequence }], counts };
    },
  };
}
