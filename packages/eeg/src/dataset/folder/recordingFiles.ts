import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findBrainVisionFile } from '../../format/brainvision/findBrainVisionFile.js';

/**
 * Every file that opening a recording reads: the file itself; the data and marker files that a BrainVision header names; the
 * .fdt file of an EEGLAB .set (the one named as it is, else any beside it). Companions that are missing are left to
 * whoever opens the recording.
 */
export async function recordingFiles(file: string): Promise<readonly string[]> {
  if (/\.[va]hdr$/i.test(file)) return [file, ...(await brainVisionFiles(file))];
  if (!/\.set$/i.test(file)) return [file];
  const beside = (await readdir(dirname(file)).catch(() => [])).filter((name) => /\.fdt$/i.test(name)).sort();
  const own = `${basename(file).slice(0, -'.set'.length)}.fdt`;
  return [file, ...(beside.includes(own) ? [own] : beside).map((name) => join(dirname(file), name))];
}

async function brainVisionFiles(file: string): Promise<string[]> {
  const header = await readFile(file, 'latin1').catch(() => '');
  const files: string[] = [];
  for (const entry of ['DataFile', 'MarkerFile'] as const) {
    const [, named] = new RegExp(`^\\s*${entry}\\s*=\\s*(.+?)\\s*$`, 'im').exec(header) ?? [];
    if (named === undefined) continue;
    const found = await findBrainVisionFile(file, entry, named, []).catch(() => undefined);
    if (found !== undefined) files.push(found);
  }
  return files;
}
