import { basename, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { CkPlusFolder, CkPlusFrame, CkPlusSequence } from './CkPlusFolder.js';
import { ckPlusEmotions } from './ckPlusFacts.js';
import { findSubjectFolders } from './findSubjectFolders.js';
import { type CkPlusFile, type CkPlusKind, listSubjectFiles } from './listSubjectFiles.js';
import { readCkPlusEmotion } from './readCkPlusEmotion.js';

/**
 * Finds the sequences of a copy of CK+, with their frames in order, landmarks, action units and labels, and everything about
 * their names that is not as it should be. Folders are told by what they hold, not by what they are called: pictures as
 * S005/001/S005_001_00000011.png, and so on; the form is that of the distribution's ReadMe and of public loaders.
 *
 * @param path the folder with cohn-kanade-images and Emotion in it; the one above or below works too
 * @throws StrnnError `data` when there is no picture, or when two folders hold the same kind of files.
 */
export async function readCkPlusFolder(path: string): Promise<CkPlusFolder> {
  const found = await Promise.all((await findSubjectFolders(path)).map(listSubjectFiles));
  const root = resolve(path);
  const holding = (kind: CkPlusKind): string | undefined => {
    const folders = found.filter(({ files }) => files.some((file) => file.kind === kind)).map(({ folder }) => folder);
    if (folders.length > 1) {
      throw new StrnnError(
        'data',
        `ck-plus: ${root}: expected one folder with ${kind}, found ${folders.join(' and ')}: give the path of one copy`,
      );
    }
    return folders[0];
  };
  const [images, emotions, landmarks, facs] = [
    holding('images'),
    holding('emotions'),
    holding('landmarks'),
    holding('facs'),
  ];
  if (images === undefined) {
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected pictures such as S005/001/S005_001_00000011.png, found none in ${found.map(({ folder }) => folder).join(', ')}`,
    );
  }
  const byName = new Map<string, CkPlusFile[]>();
  for (const file of found.flatMap(({ files }) => files)) {
    const name = `${file.subject}/${file.sequence}`;
    const own = byName.get(name);
    if (own) own.push(file);
    else byName.set(name, [file]);
  }
  const sequences: CkPlusSequence[] = [];
  const orphans: string[] = [];
  for (const [name, files] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (files.some(({ kind }) => kind === 'images'))
      sequences.push(await assemble(name, files, landmarks !== undefined));
    else orphans.push(...files.map(({ file }) => file));
  }
  return {
    root,
    images,
    ...(emotions === undefined ? {} : { emotions }),
    ...(landmarks === undefined ? {} : { landmarks }),
    ...(facs === undefined ? {} : { facs }),
    sequences,
    orphans,
    strangers: found.flatMap(({ strangers }) => strangers),
    ignored: found.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}

async function assemble(name: string, files: readonly CkPlusFile[], withLandmarks: boolean): Promise<CkPlusSequence> {
  const of = (kind: CkPlusKind): CkPlusFile[] =>
    files.filter((file) => file.kind === kind).sort((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1));
  const problems: string[] = [];
  const [images, landmarkFiles, emotionFiles] = [of('images'), of('landmarks'), of('emotions')];
  const marks = new Map(landmarkFiles.map(({ number, file }) => [number, file]));
  const frames: CkPlusFrame[] = [];
  for (const { number, file } of images) {
    const last = frames.at(-1);
    if (last?.number === number) {
      problems.push(`${name}: ${basename(file)}: the frame ${number} is there twice, as ${basename(last.file)} too`);
      continue;
    }
    if (last && number > last.number + 1) problems.push(`${name}: ${missing(last.number + 1, number - 1)} missing`);
    const landmarks = marks.get(number);
    marks.delete(number);
    frames.push({ number, file, ...(landmarks === undefined ? {} : { landmarks }) });
  }
  const without = frames.filter(({ landmarks }) => landmarks === undefined).length;
  if (withLandmarks && without > 0)
    problems.push(`${name}: ${without} of ${frames.length} frames have no landmark file`);
  if (marks.size > 0) problems.push(`${name}: ${marks.size} landmark files are of frames that are not there`);
  const peak = frames[frames.length - 1];
  const label = await readLabel(name, emotionFiles, peak.number, problems);
  return {
    subject: files[0].subject,
    sequence: files[0].sequence,
    name,
    frames,
    ...label,
    emotionFiles: emotionFiles.map(({ file }) => file),
    facsFiles: of('facs').map(({ file }) => file),
    problems,
  };
}

async function readLabel(
  name: string,
  files: readonly CkPlusFile[],
  peak: number,
  problems: string[],
): Promise<Pick<CkPlusSequence, 'code' | 'label' | 'unlabelled'>> {
  if (files.length === 0) return { unlabelled: 'no emotion file' };
  if (files.length > 1) {
    const message = `${name}: expected one emotion file, found ${files.map(({ file }) => basename(file)).join(', ')}`;
    problems.push(message);
    return { unlabelled: message };
  }
  const [{ file, number }] = files;
  if (number !== peak)
    problems.push(`${name}: ${basename(file)}: expected the emotion of the last frame, ${peak}, found ${number}`);
  try {
    const code = await readCkPlusEmotion(file);
    return { code, label: code === 0 ? 'neutral' : ckPlusEmotions[code - 1] };
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    problems.push(error.message);
    return { unlabelled: error.message };
  }
}

function missing(from: number, to: number): string {
  return from === to ? `frame ${from} is` : `frames ${from} to ${to} are`;
}
