import {
  checkManifest,
  type CheckResult,
  findBundledFolder,
  type FindBundledOptions,
  problemOf,
} from '@strnn/core/dataset';
import { findGfeClips } from './findGfeClips.js';
import { gfeBundle } from './gfeBundle.js';
import { gfeExpressions, gfeSigners } from './gfeNames.js';
import { type GfeFolder, listGfeVideos } from './listGfeVideos.js';
import { readGfeVideo } from './readGfeVideo.js';

/** + and - frames as data_descriptions.txt lists them. */
const known: Readonly<Record<string, readonly [positive: number, rest: number]>> = {
  a_affirmative: [414, 648],
  a_conditional: [548, 1359],
  a_doubt_question: [491, 821],
  a_emphasis: [330, 1073],
  a_negative: [528, 596],
  a_relative: [644, 1686],
  a_topics: [360, 1436],
  a_wh_question: [609, 677],
  a_yn_question: [532, 858],
  b_affirmative: [528, 546],
  b_conditional: [589, 1445],
  b_doubt_question: [780, 717],
  b_emphasis: [531, 813],
  b_negative: [712, 870],
  b_relative: [550, 1354],
  b_topics: [467, 1358],
  b_wh_question: [549, 779],
  b_yn_question: [715, 1023],
};

/** The videos that are too large for where the bundled copy came from. */
const notBundled = ['a_relative', 'b_conditional'];

/**
 * Checks a copy for `strnn doctor uci-gfe [PATH]`, the bundled form or the files of the UCI: sizes and hashes (bundled form),
 * that every video reads, has the documented number of + and - frames, and what was lost in it. Never rejects for what it
 * finds in the data.
 */
export async function checkGfe(path?: string, find: FindBundledOptions = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let folder: string;
  let listed: GfeFolder;
  try {
    folder = findBundledFolder(gfeBundle, path, find);
    results.push({ level: 'ok', message: `folder ${folder}` });
    listed = await listGfeVideos(folder);
  } catch (error) {
    return [...results, problemOf(error)];
  }
  if (listed.form === 'compact') results.push(...(await checkManifest(folder)));
  results.push(...checkVideos(listed));
  let [clips, depths, lost] = [0, 0, 0];
  for (const files of listed.videos) {
    const name = `${files.signer}_${files.expression}`;
    try {
      const video = await readGfeVideo(files);
      const positive = video.targets.reduce((sum, target) => sum + target, 0);
      const [expected, rest] = known[name];
      if (positive !== expected || video.rest.frames !== rest) {
        const found = `found ${positive} and ${video.rest.frames}`;
        results.push({ level: 'error', message: `${name}: expected ${expected} + and ${rest} - frames, ${found}` });
      }
      clips += findGfeClips(video, { shortestRun: 1, largestGap: null }).clips.length;
      depths += video.depth.length;
      lost += video.depth.filter((z) => z === 0).length;
    } catch (error) {
      results.push(problemOf(error));
    }
  }
  const share = depths === 0 ? '0' : ((100 * lost) / depths).toFixed(1);
  results.push({
    level: 'ok',
    message: `${clips} runs of + frames; ${share} % of the depths are 0 (lost by the sensor)`,
  });
  return results;
}

function checkVideos({ form, videos }: GfeFolder): CheckResult[] {
  const found = videos.map(({ signer, expression }) => `${signer}_${expression}`);
  const missing = gfeSigners
    .flatMap((signer) => gfeExpressions.map((expression) => `${signer}_${expression}`))
    .filter((name) => !found.includes(name));
  const unexpected = form === 'compact' ? missing.filter((name) => !notBundled.includes(name)) : missing;
  if (unexpected.length === 0) return [{ level: 'ok', message: `${found.length} videos` }];
  const message = `${found.length} videos; missing: ${unexpected.join(', ')}. What is there can be used`;
  return [{ level: 'warning', message }];
}
