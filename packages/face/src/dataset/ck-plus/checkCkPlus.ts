import { type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { listSome } from '../check/listSome.js';
import { shortenResults } from '../check/shortenResults.js';
import type { CkPlusFolder } from './CkPlusFolder.js';
import { ckPlusEmotions, ckPlusFacts } from './ckPlusFacts.js';
import { inspectCkPlusFacs } from './inspectCkPlusFacs.js';
import { inspectCkPlusImages } from './inspectCkPlusImages.js';
import { inspectCkPlusLandmarks } from './inspectCkPlusLandmarks.js';
import { readCkPlusFolder } from './readCkPlusFolder.js';

/** Lines of one kind that are shown. */
const most = 20;

/**
 * Checks a copy of CK+ for `strnn doctor ck-plus PATH`: where its folders are, how many subjects, sequences and labels there are
 * against the known numbers, what is wrong with each sequence, and every picture, landmark file and file of action units.
 * Never rejects.
 */
export async function checkCkPlus(path: string): Promise<CheckResult[]> {
  let folder: CkPlusFolder;
  try {
    folder = await readCkPlusFolder(path);
  } catch (error) {
    return [problemOf(error)];
  }
  const places = new Map(
    [...findLookalike(folder.root), ...findLookalike(folder.images)].map((line) => [line.message, line]),
  );
  return [
    { level: 'ok', message: `pictures in ${folder.images}` },
    ...places.values(),
    ...checkCounts(folder),
    ...checkSequences(folder),
    ...checkOthers(folder),
    ...shortenResults(await inspectCkPlusImages(folder.sequences), most),
    ...shortenResults(await inspectCkPlusLandmarks(folder), most),
    ...shortenResults(await inspectCkPlusFacs(folder), most),
  ];
}

function checkCounts({ emotions, sequences }: CkPlusFolder): CheckResult[] {
  const subjects = new Set(sequences.map(({ subject }) => subject)).size;
  const labelled = sequences.filter(({ label }) => label !== undefined);
  const results = [
    compare('subjects', subjects, ckPlusFacts.subjects),
    compare('sequences', sequences.length, ckPlusFacts.sequences),
  ];
  if (emotions === undefined) {
    const message =
      'no emotion files: there is nothing to learn; download Emotion_labels.zip as well and unpack it beside the pictures';
    return [...results, { level: 'error', message }];
  }
  results.push(compare('sequences with an emotion', labelled.length, ckPlusFacts.labelled));
  for (const emotion of ckPlusEmotions) {
    const found = labelled.filter(({ label }) => label === emotion).length;
    results.push(compare(`sequences of ${emotion}`, found, ckPlusFacts.perEmotion[emotion]));
  }
  const neutral = labelled.filter(({ label }) => label === 'neutral').map(({ name }) => name);
  if (neutral.length > 0) {
    const message = `labelled neutral (0), which CK+ has no sequence of: ${neutral.slice(0, 8).join(', ')}; they are left out`;
    results.push({ level: 'warning', message });
  }
  return results;
}

function compare(what: string, found: number, expected: number): CheckResult {
  if (found === expected) return { level: 'ok', message: `${found} ${what}` };
  const few =
    found < expected ? '. What is there can be used' : '. More than CK+ has: other data among them, or copies?';
  return { level: 'warning', message: `${what}: expected ${expected}, found ${found}${few}` };
}

function checkSequences({ sequences }: CkPlusFolder): CheckResult[] {
  const results: CheckResult[] = [];
  for (const { name, problems, label, emotionFiles, frames } of sequences) {
    // Gaps and the like can be lived with; a label that cannot be used is no missing label.
    const unusable = label === undefined && emotionFiles.length > 0;
    results.push(...problems.map((message): CheckResult => ({ level: unusable ? 'error' : 'warning', message })));
    if (frames[0].number !== 1) {
      const message = `${name}: expected frames from number 1 on, the neutral face, found ${frames[0].number} first`;
      results.push({ level: 'warning', message });
    }
  }
  return shortenResults(results, most);
}

function checkOthers({ orphans, strangers, ignored }: CkPlusFolder): CheckResult[] {
  const results: CheckResult[] = [];
  if (orphans.length > 0) {
    const message = `labels or landmarks of sequences whose pictures are not there: ${listSome(orphans)}`;
    results.push({ level: 'warning', message });
  }
  if (strangers.length > 0)
    results.push({ level: 'warning', message: `not part of the data set: ${listSome(strangers)}` });
  if (ignored > 0) results.push({ level: 'ok', message: `${ignored} files of file managers and archives passed over` });
  return results;
}
