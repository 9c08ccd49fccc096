import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';
import { type GfeExpression, gfeExpressions, type GfeSigner, gfeSigners } from './gfeNames.js';

/** The files of one video. */
export interface GfeFiles {
  readonly signer: GfeSigner;
  readonly expression: GfeExpression;
  /** Absolute; the text files of the UCI (data points, targets), or one of the compact form. */
  readonly files: readonly string[];
  /** Compact form only: how many - frames the video has. */
  readonly restFrames?: number;
}

export interface GfeFolder {
  /** `'compact'` with videos.csv, or `'text'`: the files of the UCI. */
  readonly form: 'compact' | 'text';
  /** In the order of signers and expressions. */
  readonly videos: readonly GfeFiles[];
}

const header = 'video,signer,expression,frames,positive,rest,runs,kept,start';

/**
 * The videos of a folder: the bundled, compact form where it has a videos.csv, else the files of the UCI, each `.txt` or
 * `.txt.gz`. Reads no recording. A video without data points is not listed.
 *
 * @throws StrnnError `data` where the folder has neither, for data points without targets, for a videos.csv that is none
 */
export async function listGfeVideos(folder: string): Promise<GfeFolder> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { message } = error as Error;
    throw new StrnnError('data', `uciGfe: ${folder}: expected the folder of the data set; ${message}`, {
      cause: error,
    });
  }
  if (names.includes('videos.csv')) return { form: 'compact', videos: await readTable(folder) };
  const videos: GfeFiles[] = [];
  for (const signer of gfeSigners) {
    for (const expression of gfeExpressions) {
      const [points, targets] = ['datapoints', 'targets'].map((kind) => {
        const name = `${signer}_${expression}_${kind}.txt`;
        return [name, `${name}.gz`].find((candidate) => names.includes(candidate));
      });
      if (points === undefined) continue;
      if (targets === undefined) {
        const name = `${signer}_${expression}_targets.txt`;
        throw new StrnnError('data', `${join(folder, name)}: expected the targets of ${points}; there is no such file`);
      }
      videos.push({ signer, expression, files: [join(folder, points), join(folder, targets)] });
    }
  }
  if (videos.length > 0) return { form: 'text', videos };
  throw new StrnnError(
    'data',
    `uciGfe: ${folder}: expected videos.csv (the bundled form) or the files of the UCI such as a_affirmative_datapoints.txt, ` +
      `found ${names.length === 0 ? 'an empty folder' : names.slice(0, 5).join(', ')}`,
  );
}

async function readTable(folder: string): Promise<GfeFiles[]> {
  const table = join(folder, 'videos.csv');
  const [first, ...lines] = (await readDataFile(table, 'the table of the videos')).toString('utf8').split(/\r?\n/);
  if (first !== header) throw new StrnnError('data', `${table}: line 1: expected ${header}, found '${first}'`);
  return lines
    .map((line, l) => ({ cells: line.split(','), where: `${table}: line ${l + 2}` }))
    .filter(({ cells }) => cells.length > 1)
    .map(({ cells: [video, signer, expression, frames, positive, rest], where }) => {
      const known = gfeSigners.includes(signer as GfeSigner) && gfeExpressions.includes(expression as GfeExpression);
      const restFrames = Number(rest);
      const counted = restFrames > 0 && Number(frames) === Number(positive) + restFrames;
      if (!known || video !== `${signer}_${expression}` || !counted) {
        const rule = 'expected a video such as a_affirmative, its signer, expression and counts of frames';
        throw new StrnnError(
          'data',
          `${where}: ${rule}, found '${[video, signer, expression, frames, positive, rest].join()}'`,
        );
      }
      return {
        signer: signer as GfeSigner,
        expression: expression as GfeExpression,
        files: [join(folder, 'videos', `${video}.bin.gz`)],
        restFrames,
      };
    });
}
