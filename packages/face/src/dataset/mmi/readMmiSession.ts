import { readFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { type FolderEntry, listEntries } from '../files/listEntries.js';
import { mmiEmotions, type MmiView, mmiViews } from './mmiFacts.js';
import type { MmiSession } from './MmiSession.js';
import { readXmlElements, type XmlElement } from './readXmlElements.js';

const videoPattern = /\.(avi|mpe?g|mp4|mov|wmv|mkv)$/i;
const namePattern = /^(S\d{3})-\d+$/i;

/**
 * Reads what the files of a session say of it. In S035-004.xml `<Metatag Name="Emotion" Value="1"/>` is the emotion, in session.xml
 * the attribute `view` of `<track>` the view, as public loaders read them; that `<subject id="35">` is the subject is from memory
 * and asked only where the video's name does not say.
 */
export async function readMmiSession(folder: string): Promise<MmiSession> {
  const number = basename(folder);
  const problems: string[] = [];
  const entries = (await listEntries(folder)).filter((entry) => !entry.folder);
  const xml = entries.filter(({ name }) => /\.xml$/i.test(name));
  const about = xml.find(({ name }) => /^session\.xml$/i.test(name));
  const isPhases = ({ name }: FolderEntry): boolean => /-oao/i.test(name);
  const session = await elementsOf(about);
  if (about === undefined) problems.push(`session ${number}: expected session.xml, found none`);

  const tracks = session.elements.filter(({ name }) => name === 'track');
  const video = chooseVideo(entries, tracks, number, problems);
  const annotations = xml.filter((entry) => entry !== about && !isPhases(entry));
  // What is missing still has a name in the other files.
  const files = [
    video?.name,
    ...tracks.map(({ attributes }) => attributes['filename']),
    ...annotations.map((entry) => entry.name),
  ];
  const name = parse(
    files.find((file) => file !== undefined && (file === video?.name || namePattern.test(parse(file).name))) ?? number,
  ).name;
  const labelled =
    annotations.find((entry) => parse(entry.name).name.toLowerCase() === name.toLowerCase()) ??
    (annotations.length === 1 ? annotations[0] : undefined);
  const label = await elementsOf(labelled);
  const code = emotionOf(label.elements);
  const emotion = code !== undefined && /^[1-6]$/.test(code) ? mmiEmotions[Number(code) - 1] : undefined;
  const view = viewOf(tracks, number, session.refused === undefined && about !== undefined ? problems : []);
  const subject = namePattern.exec(name)?.[1].toUpperCase() ?? subjectOf(session.elements);
  const stills = entries.some((entry) => /\.(jpe?g|png|bmp|tiff?)$/i.test(entry.name));
  const unusable =
    label.refused ??
    (emotion === undefined
      ? undefined
      : (session.refused ??
        (video === undefined
          ? `session ${number}: expected a video such as S035-004.avi, found ${stills ? 'still pictures' : 'none'}`
          : subject === undefined
            ? `session ${number}: expected a video whose name says who it is, such as S035-004.avi, found ${video.name}`
            : undefined)));
  return {
    number,
    folder,
    name,
    ...(subject !== undefined && { subject }),
    ...(video !== undefined && { video: video.path }),
    xml: [about, labelled].flatMap((entry) => (entry === undefined ? [] : [entry.path])),
    ...(code !== undefined && { code }),
    ...(emotion !== undefined && { emotion }),
    ...(view !== undefined && { view }),
    phases: xml.some(isPhases),
    ...(unusable !== undefined && { unusable }),
    problems,
  };
}

/** Nothing for a file that is not there. */
async function elementsOf(
  file: FolderEntry | undefined,
): Promise<{ readonly elements: readonly XmlElement[]; readonly refused?: string }> {
  if (file === undefined) return { elements: [] };
  try {
    return { elements: readXmlElements((await readFile(file.path, 'utf8')).replace(/^\uFEFF/, ''), file.path) };
  } catch (error) {
    return { elements: [], refused: error instanceof StrnnError ? error.message : `${file.path}: ${String(error)}` };
  }
}

/** The only video, or the one that session.xml names. */
function chooseVideo(
  entries: readonly FolderEntry[],
  tracks: readonly XmlElement[],
  number: string,
  problems: string[],
): FolderEntry | undefined {
  const videos = entries.filter(({ name }) => videoPattern.test(name));
  if (videos.length < 2) return videos[0];
  const named = tracks.map(({ attributes }) => attributes['filename']?.toLowerCase());
  const chosen = videos.find(({ name }) => named.includes(name.toLowerCase())) ?? videos[0];
  const all = videos.map(({ name }) => name).join(', ');
  problems.push(`session ${number}: expected one video, found ${all}; ${chosen.name} is taken`);
  return chosen;
}

function emotionOf(elements: readonly XmlElement[]): string | undefined {
  const isEmotion = ({ name, attributes }: XmlElement): boolean =>
    name.toLowerCase() === 'metatag' && attributes['Name'] === 'Emotion';
  return elements.find(isEmotion)?.attributes['Value']?.trim();
}

function viewOf(tracks: readonly XmlElement[], number: string, problems: string[]): MmiView | undefined {
  const given = tracks.map(({ attributes }) => attributes['view']).find((view) => view !== undefined);
  const view = given !== undefined && /^[012]$/.test(given) ? mmiViews[Number(given)] : undefined;
  if (view === undefined) {
    const found = given === undefined ? 'none' : `'${given}'`;
    problems.push(`session ${number}: expected the view of the track, 0, 1 or 2, in session.xml, found ${found}`);
  }
  return view;
}

function subjectOf(session: readonly XmlElement[]): string | undefined {
  const id = session.find(({ name }) => name.toLowerCase() === 'subject')?.attributes['id'];
  return id !== undefined && /^\d{1,3}$/.test(id) ? `S${id.padStart(3, '0')}` : undefined;
}
