import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { mmi, type MmiOptions, mmiTools } from './index.js';
import { mmiUnits } from './mmiUnits.js';
import { resolveMmiOptions } from './resolveMmiOptions.js';

afterEach(() => void vi.unstubAllEnvs());

const folder = temporaryFolder();
const only = (level: CheckResult['level'], results: readonly CheckResult[]) =>
  results.filter((result) => result.level === level).map(({ message }) => message);
const unitsOf = (path: string, options: Partial<MmiOptions> = {}) => mmiUnits(resolveMmiOptions({ path, ...options }));

let folders = 0;
/** Sessions whose videos are none: what is known of them is in their names and XML files. */
function made(change: (sessions: string) => void = () => undefined): string {
  const root = join(folder, `made-${++folders}`);
  const takes = { 1: '1', 2: '4', 3: '7', 4: undefined, 5: '2', 6: '3' } as const;
  for (const [number, emotion] of Object.entries(takes)) {
    const session = join(root, 'Sessions', number);
    const name = `S03${number}-001`;
    const view = { 5: '1', 6: '2' }[number] ?? '0';
    mkdirSync(session, { recursive: true });
    writeFileSync(join(session, `${name}.avi`), `video ${number}`);
    writeFileSync(join(session, 'session.xml'), `<session><track filename="${name}.avi" view="${view}"/></session>`);
    const tag = emotion === undefined ? '' : `<Metatag Name="Emotion" Value="${emotion}"/>`;
    writeFileSync(join(session, `${name}.xml`), `<a>\n<Metatag Name="Type" Value="1"/>\n${tag}</a>`);
    writeFileSync(join(session, `${name}-oao_aucs.xml`), '<a><ActionUnit Number="1"/></a>');
  }
  change(join(root, 'Sessions'));
  return root;
}

describe('mmi', () => {
  it('refuses options and folders that cannot be', async () => {
    const of = (options: object) => () => mmi({ path: folder, ...options });
    expect(of({ turn: 90 })).toThrow('mmi.turn: expected true or false, found 90');
    expect(of({ views: 'all' })).toThrow("mmi: unknown option 'views'");
    expect(of({ landmarks: '' })).toThrow('mmi.landmarks: expected the name of a folder');
    expect(of({ face: 'first' })).toThrow("mmi.face: unknown rule 'first'");
    expect(of({ longestGap: -1 })).toThrow('mmi.longestGap: expected an integer >= 0, found -1');
    expect(of({ scheme: 'ibug' })).toThrow("mmi.scheme: unknown landmark scheme 'ibug'");
    expect(of({ recipe: { sites: { kind: 'landmarks' } } })).toThrow(
      'mmi.recipe.sites: landmarks needs landmarks; MMI brings none',
    );
    await expect(unitsOf(join(folder, 'nowhere'))).rejects.toThrow('found nothing');
    mkdirSync(join(folder, 'empty/Sessions/12'), { recursive: true });
    await expect(unitsOf(join(folder, 'empty'))).rejects.toThrow('found Sessions');
  });

  it('says how to get ffmpeg', async () => {
    vi.stubEnv('STRNN_FFMPEG', join(folder, 'no-ffmpeg'));
    await expect(mmiTools.generate(join(folder, 'none'), { small: true })).rejects.toThrow(
      /expected ffmpeg .*no such program\. Install it/,
    );
    const path = made();
    await expect(mmi({ path, damaged: 'skip', cache: false }).load()).rejects.toThrow(/expected ffmpeg/);
    // Once, not for every video.
    expect(only('error', await mmiTools.check(path))).toEqual([expect.stringMatching(/expected ffmpeg/)]);
  });

  it('takes the frontal sessions of the six emotions and counts the others', async () => {
    const { units, notes } = await unitsOf(made());
    expect(units.map(({ name, files }) => [name, files.map((file) => file.slice(-12))])).toEqual([
      ['1/S031-001', ['/session.xml', 'S031-001.xml', 'S031-001.avi']],
      ['2/S032-001', ['/session.xml', 'S032-001.xml', 'S032-001.avi']],
    ]);
    expect(notes).toEqual([
      '1 of 6 sessions have no emotion and were left out.',
      '1 of 6 sessions have an emotion that is none of the six and were left out.',
      '1 of 6 sessions show the profile and were left out.',
      '1 of 6 sessions show front and profile in one picture and were left out.',
    ]);
    const path = made();
    expect((await unitsOf(path, { subjects: [32] })).units.map(({ name }) => name)).toEqual(['2/S032-001']);
    await expect(unitsOf(path, { subjects: ['S035'] })).rejects.toThrow("the subject 'S035' is not there");
    // Another subject's damage is not in the way.
    rmSync(join(path, 'Sessions/1/S031-001.avi'));
    expect((await unitsOf(path, { subjects: [32] })).units).toHaveLength(1);
  });

  it.each<[string, (sessions: string) => void, RegExp]>([
    [
      'a cut XML file of the emotion',
      (sessions) => writeFileSync(join(sessions, '1/S031-001.xml'), '<a>\n<Metatag Name="Emotion" Value="2"/>\n'),
      /S031-001\.xml: line 3: expected <\/a>, found the end of the file/,
    ],
    [
      'a cut session.xml, which may say that it is in profile',
      (sessions) => writeFileSync(join(sessions, '1/session.xml'), '<session><track view="0'),
      /session\.xml: line 1: expected an XML tag with its attributes in quotes/,
    ],
    [
      'a session without a video',
      (sessions) => rmSync(join(sessions, '1/S031-001.avi')),
      /session 1: expected a video such as S035-004\.avi, found none/,
    ],
    [
      'a session of pictures',
      (sessions) => {
        rmSync(join(sessions, '1/S031-001.avi'));
        writeFileSync(join(sessions, '1/S031-001.jpg'), '');
      },
      /session 1: expected a video such as S035-004\.avi, found still pictures/,
    ],
    [
      'a video of nobody',
      (sessions) => {
        rmSync(join(sessions, '1/S031-001.avi'));
        writeFileSync(join(sessions, '1/video.avi'), '');
        rmSync(join(sessions, '1/S031-001-oao_aucs.xml'));
      },
      /session 1: expected a video whose name says who it is, such as S035-004\.avi, found video\.avi/,
    ],
  ])('refuses or skips %s', async (_, change, message) => {
    const path = made(change);
    await expect(unitsOf(path)).rejects.toThrow(message);
    const { units, notes } = await unitsOf(path, { damaged: 'skip' });
    expect(units.map(({ name }) => name)).toEqual(['2/S032-001']);
    expect(notes).toContainEqual(expect.stringMatching(message));
    vi.stubEnv('STRNN_FFMPEG', join(folder, 'no-ffmpeg'));
    expect(only('error', await mmiTools.check(path))).toContainEqual(expect.stringMatching(message));
  });

  it('asks session.xml who it is where the video does not say', async () => {
    const path = made((sessions) => {
      rmSync(join(sessions, '1/S031-001.avi'));
      writeFileSync(join(sessions, '1/video.avi'), '');
      writeFileSync(join(sessions, '1/session.xml'), '<session><subject id="7"/><track view="0"/></session>');
    });
    const { units } = await unitsOf(path, { subjects: [7] });
    expect(units.map(({ name }) => name)).toEqual(['1/video']);
  });

  it('uses what is odd and says so', async () => {
    const path = made((sessions) => {
      rmSync(join(sessions, '1/session.xml'));
      writeFileSync(join(sessions, '2/A.avi'), '');
    });
    const { units, notes } = await unitsOf(path);
    expect(units).toHaveLength(2);
    expect(notes).toContainEqual(
      expect.stringMatching(/^2 sessions are used although .*session 1: expected session\.xml, found none/),
    );
    expect(units[1].files.at(-1)).toContain('S032-001.avi');
  });
});
