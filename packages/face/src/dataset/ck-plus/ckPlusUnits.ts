import { chooseSubjects } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { FaceRecording, FaceUnit, LoadedFaces } from '../FaceSourceDefinition.js';
import type { CkPlusFolder, CkPlusFrame, CkPlusSequence } from './CkPlusFolder.js';
import { type CkPlusContent, loadCkPlusSequence } from './loadCkPlusSequence.js';
import { readCkPlusFolder } from './readCkPlusFolder.js';
import type { ResolvedCkPlusOptions } from './resolveCkPlusOptions.js';

/** Most first frames that count as neutral. */
const neutralFrames = 3;

/**
 * A unit for every labelled sequence of the subjects wanted, and what was left out, a sentence each.
 *
 * @throws StrnnError `data` when the folder is not CK+, lacks the landmarks that the recipe needs or, unless `damaged` is
 *   `'skip'`, has an emotion file that cannot be used; `option` for a subject that is not there.
 */
export async function ckPlusUnits(
  options: ResolvedCkPlusOptions,
): Promise<{ readonly units: readonly FaceUnit[]; readonly notes: readonly string[] }> {
  const { plan, classes, contempt, subjects, damaged } = options;
  const folder = await readCkPlusFolder(options.path);
  const content = contentFor(plan.recipe);
  refuseUnusable(folder, content);
  const chosen = chooseSubjects(folder.sequences, subjects, 'ckPlus');

  const labelled = chosen.filter(({ label }) => label !== undefined);
  const used = labelled.filter(({ label }) => label !== 'neutral' && classes.includes(label!));
  const unreadable = chosen.filter(({ label, emotionFiles }) => label === undefined && emotionFiles.length > 0);
  if (unreadable.length > 0 && damaged === 'error') {
    throw new StrnnError('data', `ck-plus: ${unreadable[0].unlabelled!}; or set damaged: 'skip'`);
  }
  const notes: string[] = [];
  const leftOut = (count: number, what: string): void => {
    if (count > 0) notes.push(`${count} of ${chosen.length} sequences ${what} and were left out.`);
  };
  leftOut(chosen.length - labelled.length - unreadable.length, 'have no emotion label');
  leftOut(unreadable.length, `have an emotion file that cannot be used (${unreadable[0]?.unlabelled ?? ''})`);
  leftOut(labelled.filter(({ label }) => label === 'neutral').length, 'are labelled neutral (0)');
  if (!contempt) leftOut(labelled.filter(({ label }) => label === 'contempt').length, 'show contempt');
  if (folder.orphans.length > 0) {
    notes.push(
      `${folder.orphans.length} files of labels and landmarks belong to sequences whose pictures are not there; strnn doctor ck-plus lists them.`,
    );
  }
  const odd = used.filter(({ problems }) => problems.length > 0);
  if (odd.length > 0) {
    notes.push(
      `${odd.length} sequences are used although something about their files is odd (${odd[0].problems[0]}); strnn doctor ck-plus lists them.`,
    );
  }
  if (options.neutral !== false) {
    notes.push(
      'The samples of class neutral are the first frames of the labelled sequences: window 1 of the trial whose window 0 shows the emotion.',
    );
  }
  return { units: used.map((sequence) => unitOf(sequence, options, content)), notes };
}

/** Landmark sites need no pictures; blocks of frames that are not aligned need no landmarks. */
function contentFor({ sites, align }: ResolvedCkPlusOptions['plan']['recipe']): CkPlusContent {
  return { pictures: sites.kind !== 'landmarks', landmarks: sites.kind !== 'blocks' || align !== false };
}

function refuseUnusable({ root, emotions, landmarks }: CkPlusFolder, content: CkPlusContent): void {
  if (emotions === undefined) {
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected emotion files such as Emotion/S005/001/S005_001_00000011_emotion.txt, found none; unpack Emotion_labels.zip beside the pictures`,
    );
  }
  if (content.landmarks && landmarks === undefined) {
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected landmark files, which the recipe needs, found none; unpack Landmarks.zip beside the pictures, or take blocks and set recipe.align: false`,
    );
  }
}

function unitOf(
  { subject, sequence: trial, name, label, frames, emotionFiles }: CkPlusSequence,
  options: ResolvedCkPlusOptions,
  content: CkPlusContent,
): FaceUnit {
  const last = options.frames === 'all' ? frames.length : options.frames === 'peak' ? 1 : options.frames;
  const emotional = frames.slice(-last);
  const neutral = options.neutral === false ? [] : frames.slice(0, Math.min(neutralFrames, last));
  const needed = [...new Set([...neutral, ...emotional])];
  const labelOf = (name: string): number => options.classes.indexOf(name);
  return {
    name,
    files: [...emotionFiles, ...needed.flatMap((frame) => filesOf(frame, content))],
    async load(): Promise<LoadedFaces> {
      const parts: [string, readonly CkPlusFrame[]][] = [[label!, emotional]];
      if (neutral.length > 0) parts.push(['neutral', neutral]);
      const recordings: FaceRecording[] = [];
      let outside = 0;
      for (const [window, [className, part]] of parts.entries()) {
        const loaded = await loadCkPlusSequence(part, content);
        recordings.push({ subject, session: '1', trial, window, label: labelOf(className), sequence: loaded.sequence });
        outside += loaded.outside;
      }
      return { recordings, counts: { 'landmarks lie outside of their picture': outside } };
    },
  };
}

function filesOf({ file, landmarks }: CkPlusFrame, content: CkPlusContent): string[] {
  return [...(content.pictures ? [file] : []), ...(content.landmarks && landmarks !== undefined ? [landmarks] : [])];
}
