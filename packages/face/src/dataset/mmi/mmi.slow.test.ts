import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import type { FaceRecipe } from '../../recipe/FaceRecipe.js';
import { hasFfmpeg } from '../../video/videos.test.support.js';
import { openFaceText, ptsText } from '../clip/landmarkTexts.test.support.js';
import { mmi, mmiEmotions, type MmiOptions, mmiTools } from './index.js';

vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

const folder = temporaryFolder();
const lookalike = join(folder, 'lookalike');
const recipe: FaceRecipe = {
  sites: { kind: 'blocks', rows: 4, columns: 4 },
  features: { kind: 'raw' },
  slices: 3,
  framesPerSlice: 1,
};
const load = (options: Partial<MmiOptions> = {}) => mmi({ path: lookalike, recipe, cache: false, ...options }).load();

let copies = 0;
/** A copy of the look-alike, changed. */
function changed(change: (sessions: string) => void): string {
  const copy = join(folder, `copy-${++copies}`);
  cpSync(lookalike, copy, { recursive: true });
  change(join(copy, 'Sessions'));
  return copy;
}

const only = (level: CheckResult['level'], results: readonly CheckResult[]) =>
  results.filter((result) => result.level === level).map(({ message }) => message);

describe.skipIf(!hasFfmpeg)('mmi with videos (needs ffmpeg)', () => {
  beforeAll(async () => {
    await mmiTools.generate(lookalike, { small: true, subjects: 1 });
    // Every video takes two programs to be read: two of the six emotions are enough.
    for (const session of [3, 4, 5, 6]) rmSync(join(lookalike, 'Sessions', String(session)), { recursive: true });
  }, 60_000);

  it('loads the frontal sessions of the six emotions and counts the others', async () => {
    const samples = await load();
    expect(samples.shape).toEqual({ S: 2, T: 3, N: 16, D: 1 });
    expect(samples.classes).toEqual([...mmiEmotions]);
    expect(samples.ids).toMatchObject({
      subject: ['S001', 'S001'],
      session: ['1', '1'],
      trial: ['S001-001', 'S001-002'],
    });
    expect([...samples.y]).toEqual([0, 1]);
    expect(samples.notes).toEqual([
      expect.stringContaining('look-alike'),
      '1 of 5 sessions have no emotion and were left out.',
      '1 of 5 sessions have an emotion that is none of the six and were left out.',
      '1 of 5 sessions show the profile and were left out.',
    ]);
    // The first video lies on its side, the second does not.
    const stored = await load({ turn: false });
    const half = samples.x.length / 2;
    expect(stored.x.subarray(0, half)).not.toEqual(samples.x.subarray(0, half));
    expect(stored.x.subarray(half)).toEqual(samples.x.subarray(half));
  });

  it('takes several downloads, sessions that are in both once', async () => {
    const path = join(folder, 'downloads');
    for (const page of ['page-1', 'page-2']) cpSync(lookalike, join(path, page), { recursive: true });
    rmSync(join(path, 'page-1/Sessions/2'), { recursive: true });
    const samples = await load({ path });
    expect(samples.ids.trial).toEqual(['S001-001', 'S001-002']);
    expect(samples.notes).toContainEqual(expect.stringMatching(/^4 sessions are there twice .*page-2\/Sessions\/1\.$/));
  });

  it('takes landmarks of a program, by sessions', async () => {
    const landmarks = join(folder, 'landmarks');
    mkdirSync(join(landmarks, '1'), { recursive: true });
    writeFileSync(join(landmarks, '1/S001-001.csv'), openFaceText([0, 1, 2, 3, 4, 5, 6, 7, 8]));
    mkdirSync(join(landmarks, '2/S001-002'), { recursive: true });
    for (let f = 0; f < 9; f++) writeFileSync(join(landmarks, `2/S001-002/${f + 1}.pts`), ptsText(f));
    expect((await load({ landmarks })).shape).toEqual({ S: 2, T: 3, N: 16, D: 1 });
    const sites = await load({ landmarks, recipe: { sites: { kind: 'landmarks' } } });
    expect(sites.shape).toMatchObject({ S: 2, N: 68 });
    rmSync(join(landmarks, '2/S001-002/9.pts'));
    await expect(load({ landmarks })).rejects.toThrow(/S001-002\/1\.pts: expected landmarks of 9 frames, found 8/);
    rmSync(join(landmarks, '2'), { recursive: true });
    await expect(load({ landmarks })).rejects.toThrow(/2\/S001-002\.csv, or a folder of landmark files, found neither/);
    expect((await load({ landmarks, damaged: 'skip' })).notes).toContainEqual(
      expect.stringMatching(/^1 sessions cannot be used .*S001-002/),
    );
  });

  const cases: [string, (sessions: string) => void, RegExp][] = [
    [
      'a cut video',
      (sessions) => {
        const file = join(sessions, '2/S001-002.avi');
        writeFileSync(file, readFileSync(file).subarray(0, 9000));
      },
      /S001-002\.avi: expected a (whole )?video/,
    ],
  ];
  it.each(cases)('refuses or skips %s', async (_, change, message) => {
    const path = changed(change);
    await expect(load({ path })).rejects.toThrow(message);
    const samples = await load({ path, damaged: 'skip' });
    expect(samples.ids.trial).toEqual(['S001-001']);
    expect(samples.notes).toContainEqual(expect.stringMatching(message));
    expect(only('error', await mmiTools.check(path))).toEqual([expect.stringMatching(message)]);
  });

  it('uses what is odd and says so', async () => {
    const path = changed((sessions) => {
      rmSync(join(sessions, '1/session.xml'));
      writeFileSync(join(sessions, '2/session.xml'), '<session><track view="7" filename="S001-002.avi"/></session>');
      cpSync(join(sessions, '2/S001-002.avi'), join(sessions, '2/A.avi'));
    });
    const samples = await load({ path });
    expect(samples.shape.S).toBe(2);
    expect(samples.notes).toContainEqual(
      expect.stringMatching(/^2 sessions are used although .*session 1: expected session\.xml, found none/),
    );
    const results = await mmiTools.check(path);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([
      expect.stringContaining('this is a generated look-alike'),
      '2 frontal sessions of 1 subjects with one of the six emotions; papers use 205 of 30 (from memory). What is there can be used',
      'session 1: expected session.xml, found none',
      'session 2: expected one video, found A.avi, S001-002.avi; S001-002.avi is taken',
      "session 2: expected the view of the track, 0, 1 or 2, in session.xml, found '7'",
    ]);
  });

  it('checks a look-alike', async () => {
    const results = await mmiTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('ok', results)).toEqual([
      `sessions in ${join(lookalike, 'Sessions')}`,
      '5 sessions: 2 with one of the six emotions, frontal; 1 with another emotion, frontal; 1 with one of the six emotions, profile; ' +
        '1 with no emotion, frontal',
      'anger 1, disgust 1, fear 0, happy 0, sadness 0, surprise 0',
      'videos: 1 of 180 x 144, to be turned upright; 1 of 160 x 120',
    ]);
  });
});
