import { open } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import { checkChoice } from '../../option/checkChoice.js';
import type { Landmarks } from '../Landmarks.js';
import type { FaceTrack } from './FaceTrack.js';
import { describeText, guessLandmarkFormat, type LandmarkFormat, landmarkFormats } from './guessLandmarkFormat.js';
import { readCkPlusLandmarks } from './readCkPlusLandmarks.js';
import { readLandmarkCsv } from './readLandmarkCsv.js';
import { readMediaPipe, type ReadMediaPipeOptions } from './readMediaPipe.js';
import { readOpenFace } from './readOpenFace.js';
import { readPts, type ReadPtsOptions } from './readPts.js';
import { readTem } from './readTem.js';

/** A text is held in memory several times over while it is read. */
const mostBytes = 256 * 2 ** 20;

export interface ReadLandmarkFileOptions extends ReadPtsOptions, Partial<ReadMediaPipeOptions> {
  /** Default `'auto'`: by the first lines, whatever the file is called. */
  readonly format?: LandmarkFormat | 'auto';
  /** How many points a file of lines of x and y (CK+) has. Default: as many as it has lines. */
  readonly count?: number;
}

/**
 * Reads a landmark file of any format that we know: lines of x and y (CK+), .pts, .tem, CSV, OpenFace's CSV, MediaPipe's JSON.
 * Formats for one picture give one frame with one face.
 *
 * @throws StrnnError 'data' naming the file, the line and what was found; 'option' for an unknown format, and for MediaPipe
 * without the size of the pictures
 */
export async function readLandmarkFile(path: string, options: ReadLandmarkFileOptions = {}): Promise<FaceTrack> {
  const { format = 'auto', image } = options;
  checkChoice(format, 'readLandmarkFile.format', 'format', ['auto', ...landmarkFormats]);
  const text = await readText(path);
  const chosen = format === 'auto' ? guessLandmarkFormat(text) : format;
  switch (chosen) {
    case 'ck-plus':
      return single(readCkPlusLandmarks(text, path, options.count ?? linesOf(text)));
    case 'pts':
      return single(readPts(text, path, options));
    case 'tem':
      return single(readTem(text, path).landmarks);
    case 'csv':
      return readLandmarkCsv(text, path);
    case 'openface':
      return readOpenFace(text, path);
    case 'mediapipe':
      return readMediaPipe(text, path, { image } as ReadMediaPipeOptions);
    case undefined: {
      const found = `found ${describeText(text)}`;
      throw new StrnnError('data', `${path}: expected a landmark file (${landmarkFormats.join(', ')}), ${found}.`);
    }
  }
}

function single(landmarks: Landmarks): FaceTrack {
  return { frames: [{ index: 0, faces: [{ id: '0', landmarks }], failed: 0 }] };
}

function linesOf(text: string): number {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > mostBytes) {
        throw new StrnnError('data', `${path}: expected at most ${mostBytes} bytes of text, found ${size}.`);
      }
      return decode(await file.readFile(), path);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof StrnnError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${path}: expected a landmark file: ${reason}.`, { cause: error });
  }
}

function decode(bytes: Uint8Array, path: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new StrnnError('data', `${path}: byte 0: expected text in UTF-8 or ASCII, found the mark of UTF-16.`);
  }
  return new TextDecoder().decode(bytes);
}
