import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import { listEntries } from '../files/listEntries.js';
import { type OuluCasiaCamera, ouluCasiaCameras, ouluCasiaLights } from './ouluCasiaFacts.js';
import type { OuluCasiaCondition } from './OuluCasiaFolder.js';

/** `VL`, `NI`, and with the cropped faces `VL_Acropped`, `NI_Acropped`. */
const cameraPattern = /^(VL|NI)(_Acropped)?$/i;
/** How far below what was named the folders of the cameras may lie: `B_OriginalImg/B_OriginalImg/OriginalImg/VL`. */
const levels = 3;

/**
 * The conditions of a copy: OriginalImg/VL/Strong, PreProcess_Img/NI_Acropped/Dark and so on, wherever they lie below `path`, or
 * beside it where `path` is the folder of a camera or a light. Folders are told by the names of camera and light.
 *
 * @throws StrnnError `data` when there is none, or a condition is there twice
 */
export async function findOuluCasiaConditions(path: string): Promise<OuluCasiaCondition[]> {
  const named = resolve(path);
  const found = await stat(named).catch(() => undefined);
  const refuse = (what: string): StrnnError =>
    new StrnnError(
      'data',
      `oulu-casia: ${named}: expected the folder with OriginalImg/VL/Strong/P001/Anger and so on in it, found ${what}. ` +
        "Without the data: 'strnn lookalike oulu-casia FOLDER' writes an imitation of the same form",
    );
  if (!found?.isDirectory()) throw refuse(found ? 'a file' : 'nothing');
  const conditions = await below(rootOf(named), levels);
  if (conditions.length === 0) {
    const names = (await listEntries(named)).map(({ name }) => name);
    throw refuse(listSome(names) || 'an empty folder');
  }
  for (const [index, { images, camera, light, folder }] of conditions.entries()) {
    const twin = conditions
      .slice(0, index)
      .find((one) => one.images === images && one.camera === camera && one.light === light);
    if (twin === undefined) continue;
    throw new StrnnError(
      'data',
      `oulu-casia: ${named}: expected one folder of ${images} pictures of ${camera} in ${light} light, found ${twin.folder} and ` +
        `${folder}: give the path of one copy`,
    );
  }
  return conditions;
}

function rootOf(path: string): string {
  if (cameraPattern.test(basename(path))) return dirname(path);
  const isLight = ouluCasiaLights.some((light) => light.toLowerCase() === basename(path).toLowerCase());
  return isLight && cameraPattern.test(basename(dirname(path))) ? dirname(dirname(path)) : path;
}

async function below(folder: string, depth: number): Promise<OuluCasiaCondition[]> {
  const found: OuluCasiaCondition[] = [];
  for (const { name, path, folder: isFolder } of await listEntries(folder)) {
    if (!isFolder) continue;
    const match = cameraPattern.exec(name);
    if (match === null) {
      // Folders of subjects, of which there are many, hold no others.
      if (depth > 0 && !/^P\d+$/i.test(name)) found.push(...(await below(path, depth - 1)));
      continue;
    }
    const camera = ouluCasiaCameras.find((one): one is OuluCasiaCamera => one === match[1].toUpperCase())!;
    const images = match[2] === undefined ? 'original' : 'cropped';
    const entries = await listEntries(path);
    for (const light of ouluCasiaLights) {
      const own = entries.find((entry) => entry.folder && entry.name.toLowerCase() === light.toLowerCase());
      if (own !== undefined) found.push({ images, camera, light, folder: own.path });
    }
  }
  return found;
}
