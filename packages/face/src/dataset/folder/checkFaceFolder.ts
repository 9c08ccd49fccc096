import { resolve } from 'node:path';
import { checkCopies, type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { landmarkSchemes } from '../../landmark/scheme/landmarkScheme.js';
import type { LandmarkScheme } from '../../landmark/LandmarkScheme.js';
import { shortenResults } from '../check/shortenResults.js';
import { readClip } from '../clip/readClip.js';
import { readClipFrames } from '../clip/readClipFrames.js';
import { classesOf } from './faceFolderUnits.js';
import { inspectClipTable, type InspectedTable, type LocatedRow } from './readClipTable.js';

const table = 'clips.csv';
/** Of folders of frames, which the loader has to be told. */
const frameRate = 25;
/** Lines of one kind that are shown. */
const most = 20;

/**
 * Checks a folder of recordings for `strnn doctor face-folder PATH`: the table clips.csv line by line, every clip by reading all
 * of it (frames of one size, one face in every frame of the landmarks), classes, and recordings that are there twice. Never rejects.
 */
export async function checkFaceFolder(path: string): Promise<CheckResult[]> {
  const folder = resolve(path);
  let inspected: InspectedTable;
  try {
    inspected = await inspectClipTable(folder, table, frameRate);
  } catch (error) {
    return [...findLookalike(folder), problemOf(error)];
  }
  const { rows, problems } = inspected;
  const subjects = new Set(rows.map(({ subject }) => subject)).size;
  return [
    { level: 'ok', message: `folder ${folder}` },
    ...findLookalike(folder),
    { level: 'ok', message: `${table}: ${rows.length} clips of ${subjects} subjects` },
    ...shortenResults(
      problems.map(({ line, problem }): CheckResult => ({
        level: 'error',
        message: `${table}, line ${line}: ${problem}`,
      })),
      most,
    ),
    ...checkParts(rows),
    ...(await checkClips(rows)),
    ...checkClasses(rows),
    ...shortenResults(await checkCopies(rows.flatMap(recordingOf)), most),
  ];
}

function checkParts(rows: readonly LocatedRow[]): CheckResult[] {
  const timed = rows.filter(({ frames, part }) => frames !== undefined && part !== undefined).length;
  if (timed === 0) return [];
  const message = `${timed} clips are parts of folders of frames, which need the option frameRate; checked at ${frameRate} per second`;
  return [{ level: 'warning', message }];
}

async function checkClips(rows: readonly LocatedRow[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const kinds = new Map<string, number>();
  for (const row of rows) {
    const where = `${table}, line ${row.line}`;
    try {
      const { kind, notes } = await describeClip(row);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      results.push(...notes.map((note): CheckResult => ({ level: 'warning', message: `${where}: ${note}` })));
    } catch (error) {
      const { level, message } = problemOf(error);
      results.push({ level, message: `${where}: ${message}` });
    }
  }
  const described = [...kinds].map(([kind, number]) => `${number} of ${kind}`).join('; ');
  return [
    ...(kinds.size > 0 ? [{ level: 'ok' as const, message: `clips: ${described}` }] : []),
    ...shortenResults(results, most),
  ];
}

/** Reads a clip with whatever scheme fits its landmarks. */
async function describeClip({
  clip,
}: LocatedRow): Promise<{ readonly kind: string; readonly notes: readonly string[] }> {
  if (clip.landmarks === undefined) {
    const { frames } = await readClipFrames(clip.frames!, clip.part);
    return { kind: `${frames[0].width} x ${frames[0].height} without landmarks`, notes: [] };
  }
  let refused: unknown;
  for (const scheme of landmarkSchemes) {
    try {
      return await describeWith(scheme, clip);
    } catch (error) {
      if (!(error instanceof StrnnError) || !error.message.includes(`points (${scheme.name})`)) throw error;
      refused ??= error;
    }
  }
  const known = landmarkSchemes.map(({ name }) => name).join(', ');
  const found = problemOf(refused).message;
  return { kind: 'a scheme of your own', notes: [`${found}; known: ${known}; others need the option scheme`] };
}

async function describeWith(
  scheme: LandmarkScheme,
  clip: LocatedRow['clip'],
): Promise<{ readonly kind: string; readonly notes: readonly string[] }> {
  const { sequence, counts } = await readClip(clip, { scheme, face: 'only', longestGap: 0 });
  const [first] = sequence.frames;
  const size = first === undefined ? 'landmarks alone' : `${first.width} x ${first.height}`;
  return {
    kind: `${size}, ${scheme.name}`,
    notes: Object.entries(counts).map(([what, count]) => `${count} ${what}`),
  };
}

function checkClasses(rows: readonly LocatedRow[]): CheckResult[] {
  const classes = classesOf(rows);
  const enough = classes.length > 1;
  const results: CheckResult[] = [
    {
      level: enough ? 'ok' : 'error',
      message: `classes: ${classes.join(', ') || 'none'}${enough ? '' : '; expected two or more'}`,
    },
  ];
  const all = new Set(rows.map(({ subject }) => subject)).size;
  for (const label of classes) {
    const own = new Set(rows.filter((row) => row.label === label).map(({ subject }) => subject)).size;
    if (own < all) {
      const message = `class ${label}: only ${own} of ${all} subjects have it; a model may learn the subject instead`;
      results.push({ level: 'warning', message });
    }
  }
  return results;
}

/** What would be the same bytes if a recording were there twice: the video, or the last frame. */
function recordingOf({ frames, video, clip }: LocatedRow): { readonly name: string; readonly file: string }[] {
  if (clip.frames?.kind === 'video' && clip.part === undefined) return [{ name: video!, file: clip.frames.file }];
  if (clip.frames?.kind === 'files') return [{ name: frames!, file: clip.frames.files[clip.frames.files.length - 1] }];
  return [];
}
