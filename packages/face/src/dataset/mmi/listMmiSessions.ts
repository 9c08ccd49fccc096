import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import { listEntries } from '../files/listEntries.js';
import type { MmiSession } from './MmiSession.js';
import { readMmiSession } from './readMmiSession.js';

/** How far below what was named the folders of sessions may lie: `page-1/mmi-...-download_.../Sessions/1841`. */
const levels = 3;

/** What a copy holds. */
export interface MmiListing {
  /** Folders with sessions, absolute: one `Sessions` of every download. */
  readonly folders: readonly string[];
  /** In ascending order of their number within each folder. */
  readonly sessions: readonly MmiSession[];
  /** Sessions that are in a folder before already, absolute. */
  readonly twins: readonly string[];
}

/**
 * The sessions of one or several downloads of MMI: folders named by a number with XML files in them, in `path` or in folders
 * below it.
 *
 * @throws StrnnError `data` when there is none
 */
export async function listMmiSessions(path: string): Promise<MmiListing> {
  const root = resolve(path);
  const found = await stat(root).catch(() => undefined);
  const folders = found?.isDirectory() === true ? await findSessions(root, levels) : [];
  if (folders.length === 0) {
    const names = found?.isDirectory() === true ? (await listEntries(root)).map(({ name }) => name) : [];
    throw new StrnnError(
      'data',
      `mmi: ${root}: expected the folder with Sessions/1841/session.xml and so on in it, found ` +
        (found === undefined ? 'nothing' : !found.isDirectory() ? 'a file' : listSome(names) || 'an empty folder') +
        ". Without the data: 'strnn lookalike mmi FOLDER' writes an imitation of the same form",
    );
  }
  const sessions: MmiSession[] = [];
  const twins: string[] = [];
  const known = new Set<string>();
  for (const folder of folders) {
    for (const { name, path: session } of await sessionsIn(folder)) {
      if (known.has(name)) {
        twins.push(session);
        continue;
      }
      known.add(name);
      sessions.push(await readMmiSession(session));
    }
  }
  return { folders, sessions, twins };
}

async function findSessions(folder: string, depth: number): Promise<string[]> {
  if ((await sessionsIn(folder)).length > 0) return [folder];
  if (depth === 0) return [];
  const inside = (await listEntries(folder)).filter((entry) => entry.folder);
  return (await Promise.all(inside.map(({ path }) => findSessions(path, depth - 1)))).flat();
}

async function sessionsIn(folder: string): Promise<{ readonly name: string; readonly path: string }[]> {
  const numbered = (await listEntries(folder)).filter((entry) => entry.folder && /^\d+$/.test(entry.name));
  const [first] = numbered;
  if (first === undefined) return [];
  // Folders of frames may be numbered too.
  const some = await Promise.all(numbered.slice(0, 5).map(({ path }) => listEntries(path)));
  return some.flat().some(({ name }) => /\.xml$/i.test(name)) ? numbered : [];
}
