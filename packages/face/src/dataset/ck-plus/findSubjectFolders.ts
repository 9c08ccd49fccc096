import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { entriesOf, isLeftover, subjectPattern } from './listSubjectFiles.js';

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
      for (const { name, folder } of await entriesOf(near)) {
        if (folder && besides.test(name)) for (const one of await below(join(near, name), 1)) folders.add(one);
      }
    }
  }
  if (folders.size === 0) {
    const names = (await entriesOf(root)).map(({ name }) => name).filter((name) => !isLeftover(name));
    const zipped = names.filter((name) => /\.zip$/i.test(name));
    throw new StrnnError(
      'data',
      `ck-plus: ${root}: expected folders of subjects such as cohn-kanade-images/S005, found ` +
        (names.length === 0
          ? 'an empty folder'
          : names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')) +
        (zipped.length > 0 ? `. Unpack ${zipped.join(', ')} first` : `. ${hint}`),
    );
  }
  return [...folders].sort();
}

/** Folders of a folder that are looked into, should it be somebody's home. */
const widest = 50;

async function below(folder: string, levels: number): Promise<string[]> {
  const entries = (await entriesOf(folder)).filter((entry) => entry.folder && !isLeftover(entry.name));
  if (entries.some(({ name }) => subjectPattern.test(name))) return [folder];
  if (levels === 0) return [];
  const deeper = await Promise.all(entries.slice(0, widest).map(({ name }) => below(join(folder, name), levels - 1)));
  return deeper.flat();
}
