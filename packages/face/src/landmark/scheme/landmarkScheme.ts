import { unknownName } from '@strnn/core/error';
import type { LandmarkScheme } from '../LandmarkScheme.js';
import { ibug68 } from './ibug68.js';
import { mediapipe478 } from './mediapipe478.js';

/** The schemes of file formats that several programs write. Those of one data set are found with it. */
export const landmarkSchemes: readonly LandmarkScheme[] = [ibug68, mediapipe478];

/**
 * A scheme by its name, as an experiment file gives it. For points of your own write a `LandmarkScheme` (`checkScheme`
 * looks it over).
 * @param where opens the message of an error, e.g. the option that holds the name
 * @throws StrnnError 'option' for a name that is none
 */
export function landmarkScheme(name: string, where = 'landmarkScheme'): LandmarkScheme {
  const scheme = landmarkSchemes.find((candidate) => candidate.name === name);
  if (scheme !== undefined) return scheme;
  const names = landmarkSchemes.map((candidate) => candidate.name);
  throw unknownName(where, 'landmark scheme', name, names);
}
