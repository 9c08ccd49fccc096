import { resolve } from 'node:path';
import { checkCopies, type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { readVideoFrames } from '../../video/readVideoFrames.js';
import { listSome } from '../check/listSome.js';
import { shortenResults } from '../check/shortenResults.js';
import { listMmiSessions, type MmiListing } from './listMmiSessions.js';
import { mmiEmotions, mmiFacts } from './mmiFacts.js';
import type { MmiSession } from './MmiSession.js';
import { isLying } from './turnMmiFrame.js';

/** Lines of one kind that are shown. */
const most = 10;

/**
 * Checks a copy of MMI for `strnn doctor mmi PATH`: sessions, views and emotions, what is wrong with their XML files, and every
 * video that would be used, by reading all of it (with ffmpeg). Never rejects.
 */
export async function checkMmi(path: string): Promise<CheckResult[]> {
  let listing: MmiListing;
  try {
    listing = await listMmiSessions(path);
  } catch (error) {
    return [problemOf(error)];
  }
  const root = resolve(path);
  const { folders, sessions, twins } = listing;
  const lookalikes = [root, ...folders].flatMap(findLookalike);
  const results: CheckResult[] = [
    { level: 'ok', message: `sessions in ${folders.join(', ')}` },
    ...new Map(lookalikes.map((line) => [line.message, line])).values(),
    { level: 'ok', message: `${sessions.length} sessions: ${countsOf(sessions)}` },
  ];
  if (twins.length > 0)
    results.push({
      level: 'warning',
      message: `sessions that are there twice: ${listSome(twins)}; the first are taken`,
    });
  const used = sessions.filter(
    ({ emotion, view }) => emotion !== undefined && (view === undefined || view === 'frontal'),
  );
  const subjects = new Set(used.map(({ subject }) => subject)).size;
  const whole = used.length === mmiFacts.sequences;
  results.push({
    level: whole ? 'ok' : 'warning',
    message:
      `${used.length} frontal sessions of ${subjects} subjects with one of the six emotions` +
      (whole
        ? ''
        : `; papers use ${mmiFacts.sequences} of ${mmiFacts.subjects} (from memory). What is there can be used`),
  });
  const shown = mmiEmotions.map((name) => `${name} ${used.filter(({ emotion }) => emotion === name).length}`);
  results.push({ level: 'ok', message: shown.join(', ') });
  const phases = used.filter((session) => session.phases).length;
  if (phases > 0) results.push({ level: 'ok', message: `${phases} of them with action units in time (not used)` });
  const problems = sessions.flatMap(({ problems: own, unusable }): CheckResult[] => [
    ...(unusable === undefined ? [] : [{ level: 'error' as const, message: unusable }]),
    ...own.map((message) => ({ level: 'warning' as const, message })),
  ]);
  results.push(...shortenResults(problems, most), ...(await checkVideos(used)));
  const videos = used.flatMap(({ number, name, video }) =>
    video === undefined ? [] : [{ name: `${number}/${name}`, file: video }],
  );
  return [...results, ...shortenResults(await checkCopies(videos), most)];
}

async function checkVideos(sessions: readonly MmiSession[]): Promise<CheckResult[]> {
  const problems: CheckResult[] = [];
  const kinds = new Map<string, number>();
  for (const { video } of sessions) {
    if (video === undefined) continue;
    try {
      let kind: string | undefined;
      for await (const { image } of readVideoFrames(video, { gray: true })) {
        kind ??= `${image.width} x ${image.height}${isLying(image) ? ', to be turned upright' : ''}`;
      }
      if (kind === undefined) throw new StrnnError('data', `${video}: expected frames, found none`);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    } catch (error) {
      problems.push(problemOf(error));
      // Without ffmpeg no video can be read.
      if (error instanceof StrnnError && error.code === 'option') break;
    }
  }
  const described = [...kinds].map(([kind, number]) => `${number} of ${kind}`).join('; ');
  return [
    ...(kinds.size > 0 ? [{ level: 'ok' as const, message: `videos: ${described}` }] : []),
    ...shortenResults(problems, most),
  ];
}

function countsOf(sessions: readonly MmiSession[]): string {
  const counts = new Map<string, number>();
  for (const { emotion, code, view } of sessions) {
    const what =
      emotion !== undefined ? 'one of the six emotions' : code !== undefined ? 'another emotion' : 'no emotion';
    const key = `${what}, ${view ?? 'of unknown view'}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${count} with ${key}`).join('; ');
}
