import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { inspectUciEegFile } from '../dataset/inspectUciEegFile.js';
import { inspectHdf5 } from '../format/hdf5/inspectHdf5.js';
import { openMat } from '../format/mat/openMat.js';
import { openRecording } from '../format/openRecording.js';
import { describeMat } from './describeMat.js';
import { describeRecording } from './describeRecording.js';
import { inspectNpz } from './inspectNpz.js';
import { inspectPickle } from './inspectPickle.js';

export interface InspectEegOptions {
  /** Samples per second, for tables and ARFF, which do not say it. */
  readonly rate?: number;
}

/**
 * Describes a file of any format that is read here, as plain JSON: format, size in bytes, and variables with class and size
 * (.mat, .npz, pickles, HDF5) or channels, rate, duration, units and events (recordings: EDF, BDF, BrainVision, EEGLAB, CSV,
 * ARFF).
 *
 * @throws StrnnError `data` for a file that is missing, damaged or of no known format
 */
export async function inspectEegFile(file: string, options: InspectEegOptions = {}): Promise<object> {
  const bytes = await sizeOf(file);
  return { file, bytes, ...(await describe(file, options)) };
}

async function describe(file: string, { rate }: InspectEegOptions): Promise<object> {
  if (file.endsWith('.bin.gz')) return inspectUciEegFile(file);
  switch (extname(file).toLowerCase()) {
    case '.mat': {
      const mat = await openMat(file);
      try {
        return describeMat(mat);
      } finally {
        await mat.close();
      }
    }
    case '.h5':
    case '.hdf5':
      return { format: 'HDF5', ...(await inspectHdf5(file)) };
    case '.npz':
    case '.npy':
      return inspectNpz(file);
    case '.dat':
    case '.pkl':
    case '.pickle':
      return inspectPickle(file);
    default: {
      const recording = await openRecording(file, rate === undefined ? {} : { rate });
      try {
        return await describeRecording(recording);
      } finally {
        await recording.close();
      }
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw new StrnnError('data', `${file}: expected a file, found ${found ? 'a folder' : 'nothing'}`);
}
