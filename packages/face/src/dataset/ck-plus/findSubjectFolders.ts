import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import { listEntries } from '../files/listEntries.js';
import { subjectPattern } from './listSubjectFiles.js';

/** Names of the archives' folders, where the rest lies when only the folder of the pictures was named. */
const besides = /emotion|facs|landmark|cohn-kanade/i;

/**
 * The folders that hold subjects' folders (S005, ...), wherever a distribution of CK+ has them: in `path`, up to three levels
 * below (`extended-cohn-kanade-images/cohn-kanade-images`, `Emotion_labels/Emotion`), and, when `path` is such a folder itself,
 * beside it and, when its parent is an archive's folder, beside that.
 *
 * @returns absolute, ascending
 * @throws StrnnError `data` when there is no such folder
 */
export async function findSubjectFolders(path: string): Promise<string[]> {
  const root = resolve(path);
  const found = await stat(root).catch(() => undefined);
  const hint = "Without the data: 'strnn lookalike ck-plus FOLDER' writes an imitation of the same form";
  if (!found?.isDirectory()) {
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected the folder of CK+ with cohn-kanade-images and Emotion in it, found ${found ? 'a file' : 'nothing'}. ${hint}`,
    );
  }
  const folders = new Set(await below(root, 3));
  if (folders.has(root)) {
    const parent = dirname(root);
    // Not further up otherwise: there, another copy of the data may lie beside this one.
    for (const near of besides.test(basename(parent)) ? [parent, dirname(parent)] : [parent]) {
      for (const { name, path: beside, folder } of await listEntries(near)) {
        if (folder && besides.test(name)) for (const one of await below(beside, 1)) folders.add(one);
      }
    }
  }
  if (folders.size === 0) {
    const names = (await listEntries(root)).map(({ name }) => name);
    const zipped = names.filter((name) => /\.zip$/i.test(name));
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected folders of subjects such as cohn-kanade-images/S005, found ` +
        (listSome(names) || 'an empty folder') +
        (zipped.length > 0 ? `. Unpack ${zipped.join(', ')} first` : `. ${hint}`),
    );
  }
  return [...folders].sort();
}

/** Folders of a folder that are looked into, should it be somebody's home. */
const widest = 50;

async function below(folder: string, levels: number): Promise<string[]> {
  const entries = (await listEntries(folder)).filter((entry) => entry.folder);
  if (entries.some(({ name }) => subjectPattern.test(name))) return [folder];
  if (levels === 0) return [];
  const deeper = await Promise.all(entries.slice(0, widest).map(({ path }) => below(path, levels - 1)));
  return deeper.flat();
}
