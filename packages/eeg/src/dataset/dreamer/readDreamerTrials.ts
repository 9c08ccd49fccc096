import { StrnnError } from '@strnn/core/error';
import type { MatFile, MatLeaf } from '../../format/mat/MatFile.js';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { dreamerLayout, dreamerScales } from './dreamerLayout.js';

/** One recording of the file. */
export interface DreamerLeaf {
  /** From 1. */
  readonly subject: number;
  /** From 1: the film. */
  readonly trial: number;
  readonly kind: 'baseline' | 'stimuli';
  /** 14 channels, all of one length. */
  readonly channels: readonly Float64Array[];
}

/** What the file holds besides the recordings. */
export interface DreamerContent {
  /** subject -> scale -> one rating per film. */
  readonly ratings: ReadonlyMap<number, ReadonlyMap<string, readonly number[]>>;
  /** Values of the plain fields (EEG_SamplingRate, noOfSubjects, ...), where they are numbers. */
  readonly fields: ReadonlyMap<string, number>;
  /** EEG_Electrodes. */
  readonly electrodes: readonly string[];
}

const recordingPath = /^DREAMER\.Data[{(](\d+)[})]\.EEG\.(baseline|stimuli)[{(](\d+)[})]$/;
const ratingPath = /^DREAMER\.Data[{(](\d+)[})]\.Score(\w+)$/;

/**
 * Goes through DREAMER.mat once, holding one recording in memory. ECG is passed over without being decoded.
 *
 * @param use called for each recording, in the order of the file.
 * @param wanted which of them to decode; default all.
 * @throws StrnnError `data` naming the file, the place in it, what was expected and what was found; whatever `use` throws.
 */
export async function readDreamerTrials(
  mat: MatFile,
  use: (leaf: DreamerLeaf) => void,
  wanted: (kind: 'baseline' | 'stimuli', subject: number) => boolean = () => true,
): Promise<DreamerContent> {
  if (!mat.variables.some(({ name }) => name === 'DREAMER')) {
    const found = mat.variables.map(({ name }) => name).join(', ');
    throw new StrnnError(
      'data',
      `${mat.file}: expected the variable DREAMER, found ${found === '' ? 'no variable' : found}`,
    );
  }
  const ratings = new Map<number, Map<string, readonly number[]>>();
  const fields = new Map<string, number>();
  const electrodes: string[] = [];
  const chosen = (path: string): boolean => {
    const recording = recordingPath.exec(path);
    if (recording) return wanted(recording[2] as DreamerLeaf['kind'], Number(recording[1]));
    return !/\.ECG\b/.test(path);
  };
  for await (const leaf of mat.leaves('DREAMER', chosen)) {
    const { path, value } = leaf;
    const recording = recordingPath.exec(path);
    const rating = ratingPath.exec(path);
    if (recording) {
      const kind = recording[2] as DreamerLeaf['kind'];
      use({ subject: Number(recording[1]), trial: Number(recording[3]), kind, channels: channelsOf(leaf, mat.file) });
    } else if (rating) {
      const scale = rating[2].toLowerCase();
      const own = ratings.get(Number(rating[1])) ?? new Map<string, readonly number[]>();
      if (dreamerScales.names.includes(scale))
        own.set(scale, Array.from(matNumbers(value, `${mat.file}: ${path}`).data));
      ratings.set(Number(rating[1]), own);
    } else if (/^DREAMER\.EEG_Electrodes\b/.test(path)) {
      if (value.class === 'char') electrodes.push(...value.rows.map((row) => row.trim()));
    } else if (/^DREAMER\.\w+$/.test(path) && 'data' in value && value.data.length === 1) {
      fields.set(path.slice('DREAMER.'.length), Number(value.data[0]));
    }
  }
  const rate = fields.get('EEG_SamplingRate') ?? dreamerLayout.rate;
  if (rate !== dreamerLayout.rate) {
    throw new StrnnError(
      'data',
      `${mat.file}: DREAMER.EEG_SamplingRate: expected ${dreamerLayout.rate}, found ${rate}`,
    );
  }
  return { ratings, fields, electrodes };
}

/** Columns of a samples x 14 matrix. */
function channelsOf({ path, value }: MatLeaf, file: string): Float64Array[] {
  const { channels } = dreamerLayout;
  const { dims, data } = matNumbers(value, `${file}: ${path}`);
  const [samples, columns] = dims;
  if (dims.length !== 2 || columns !== channels || samples === 0) {
    const turned = dims.length === 2 && samples === channels ? ' (it lies on its side)' : '';
    throw new StrnnError(
      'data',
      `${file}: ${path}: expected samples x ${channels} channels, found ${dims.join(' x ')}${turned}`,
    );
  }
  return Array.from({ length: channels }, (_, channel) =>
    Float64Array.from(data.subarray(channel * samples, (channel + 1) * samples)),
  );
}
