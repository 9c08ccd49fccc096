import { join, resolve } from 'node:path';
import { chooseSubjects } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { type Clip, clipFiles } from '../clip/Clip.js';
import { locateLandmarks } from '../clip/locateLandmarks.js';
import { listReasons } from '../check/listReasons.js';
import { readClip } from '../clip/readClip.js';
import { requireLandmarkFolder } from '../clip/requireLandmarkFolder.js';
import type { FaceUnit } from '../FaceSourceDefinition.js';
import { listMmiSessions } from './listMmiSessions.js';
import { type MmiEmotion, mmiEmotions } from './mmiFacts.js';
import type { MmiSession } from './MmiSession.js';
import type { ResolvedMmiOptions } from './resolveMmiOptions.js';
import { turnMmiFrame } from './turnMmiFrame.js';

/** A session that is a sample. */
interface UsableSession extends MmiSession {
  readonly emotion: MmiEmotion;
  readonly subject: string;
  readonly video: string;
}

/**
 * A unit for every frontal session with one of the six emotions of the subjects wanted, and what was left out, a sentence each.
 *
 * @throws StrnnError `data` when the folder is not MMI or, unless `damaged` is `'skip'`, has a session whose files cannot be
 *   used or, where they are asked for, without landmarks; `option` for a subject that is not there
 */
export async function mmiUnits(
  options: ResolvedMmiOptions,
): Promise<{ readonly units: readonly FaceUnit[]; readonly notes: readonly string[] }> {
  const { path, subjects, damaged } = options;
  const { sessions, twins } = await listMmiSessions(path);
  if (options.landmarks !== false) await requireLandmarkFolder(options.landmarks, 'mmi.landmarks');
  const notes: string[] = [];
  const leftOut = (count: number, why: string): void => {
    if (count > 0) notes.push(`${count} of ${sessions.length} sessions ${why} and were left out.`);
  };
  const reasons: string[] = [];
  const attempt = async (step: () => void | Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof StrnnError) || error.code !== 'data' || damaged === 'error') throw error;
      reasons.push(error.message);
    }
  };
  const candidates = sessions.filter(({ emotion, unusable }) => emotion !== undefined || unusable !== undefined);
  const others = sessions.filter((session) => !candidates.includes(session));
  leftOut(others.filter(({ code }) => code === undefined).length, 'have no emotion');
  leftOut(others.filter(({ code }) => code !== undefined).length, 'have an emotion that is none of the six');
  leftOut(candidates.filter(({ view }) => view === 'profile').length, 'show the profile');
  leftOut(candidates.filter(({ view }) => view === 'dual').length, 'show front and profile in one picture');
  if (twins.length > 0)
    notes.push(`${twins.length} sessions are there twice and were taken once, such as ${twins[0]}.`);

  const usable: UsableSession[] = [];
  for (const session of candidates) {
    const { subject, view } = session;
    const asked = subjects === 'all' || subject === undefined || subjects.includes(subject);
    if (!asked || (view !== undefined && view !== 'frontal')) continue;
    await attempt(() => {
      if (isUsable(session)) usable.push(session);
      else refuse(session.unusable!);
    });
  }
  const units: FaceUnit[] = [];
  const chosen = chooseSubjects(usable, subjects, 'mmi');
  for (const session of chosen) {
    await attempt(async () => {
      units.push(await unitOf(session, options));
    });
  }
  if (reasons.length > 0) {
    notes.push(`${reasons.length} sessions cannot be used and were left out: ${listReasons(reasons)}.`);
  }
  const odd = chosen.filter(({ problems }) => problems.length > 0);
  if (odd.length > 0) {
    notes.push(
      `${odd.length} sessions are used although something about their files is odd (${odd[0].problems[0]}); strnn doctor mmi lists them.`,
    );
  }
  return { units, notes };
}

function isUsable(session: MmiSession): session is UsableSession {
  return session.unusable === undefined;
}

function refuse(reason: string): never {
  throw new StrnnError('data', `mmi: ${reason} (damaged: 'skip' leaves it out)`);
}

async function unitOf(
  { number, name, subject, emotion, video, xml }: UsableSession,
  { plan, scheme, face, longestGap, turn, landmarks: folder }: ResolvedMmiOptions,
): Promise<FaceUnit> {
  let clip: Clip = { frames: { kind: 'video', file: video, ...(turn && { turn: turnMmiFrame }) } };
  if (folder !== false) {
    const place = join(resolve(folder), number, name);
    const landmarks = await locateLandmarks(place);
    if (landmarks === undefined)
      refuse(`${place}: expected ${place}.csv, or a folder of landmark files, found neither`);
    clip = { ...clip, landmarks };
  }
  const pictures = plan.recipe.sites.kind !== 'landmarks';
  return {
    name: `${number}/${name}`,
    files: [...xml, ...clipFiles(clip)],
    async load() {
      const { sequence, counts } = await readClip(clip, { scheme, face, longestGap, pictures });
      const label = mmiEmotions.indexOf(emotion);
      return { recordings: [{ subject, session: '1', trial: name, label, sequence }], counts };
    },
  };
}
