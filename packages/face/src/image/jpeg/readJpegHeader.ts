import { StrnnError } from '@strnn/core/error';
import { readOrientation } from '../orientation/readOrientation.js';

/** What the markers of a JPEG file say. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Whether three channels are stored as luma and colour differences rather than red, green, blue. */
  readonly lumaChroma: boolean;
  /** Samples per block of pixels, across and down: of each component, and the most of any. */
  readonly sampling: Sampling & { readonly components: readonly Sampling[] };
  /** Where the file says how Adobe's programs store colours, if it does. */
  readonly adobeTransform: number | undefined;
  /** As Exif counts, 1 to 8. */
  readonly orientation: number;
}

interface Sampling {
  readonly across: number;
  readonly down: number;
}

/** What the frame's own segment says. */
type Frame = Pick<JpegHeader, 'width' | 'height' | 'channels' | 'sampling'> & { readonly ids: string };

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Frames that are decoded: baseline, extended, progressive; the others by what they are. */
const frames: ReadonlyMap<number, string> = new Map([
  [0xc0, 'baseline'],
  [0xc1, 'extended'],
  [0xc2, 'progressive'],
  [0xc3, 'a lossless'],
  ...[0xc5, 0xc6, 0xc7].map((code) => [code, 'a hierarchical'] as const),
  ...[0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf].map((code) => [code, 'an arithmetically coded'] as const),
  [0xf7, 'a JPEG-LS'],
]);

/**
 * Walks over all markers of a JPEG file, from the first to the end of the image: what is cut is found here, before anything
 * is decoded. Data behind the end of the image, which some cameras append, are left alone.
 *
 * Source: ITU-T T.81, annex B; the rules by which colours are told are those of libjpeg (libjpeg.txt, "Special color spaces").
 * @throws StrnnError 'data' naming the file, the byte offset, what was expected and what was found
 */
export function readJpegHeader(bytes: Uint8Array, where: string): JpegHeader {
  const refusal = (offset: number, expected: string, found: string) =>
    new StrnnError('data', `${where}: byte ${offset}: expected ${expected}, found ${found}.`);
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) {
    throw refusal(0, 'the 2 bytes that a JPEG file begins with', bytes.length === 0 ? 'an empty file' : 'others');
  }
  let frame: Frame | undefined;
  let jfif = false;
  let adobe: number | undefined;
  let orientation = 1;
  let scans = 0;
  for (let offset = 2; ;) {
    const marker = nextMarker(bytes, offset, scans > 0);
    if (marker === undefined)
      throw refusal(bytes.length, 'the end of the image (marker FFD9)', 'the end of the file: it is cut');
    if (typeof marker === 'object') throw refusal(marker.at, 'a marker', 'other bytes');
    const code = bytes[marker];
    offset = marker + 1;
    if (code === endOfImage) break;
    if (code === startOfImage || code === 1 || (code >= 0xd0 && code <= 0xd7)) {
      throw refusal(marker - 1, 'a segment', `marker FF${code.toString(16).toUpperCase()}`);
    }
    const length = offset + 2 <= bytes.length ? bytes[offset] * 256 + bytes[offset + 1] : 2;
    if (length < 2) throw refusal(offset, 'the length of a segment, at least 2', `${length}`);
    if (offset + length > bytes.length) {
      throw refusal(offset, `a segment of ${length} bytes`, `${bytes.length - offset}: the file is cut`);
    }
    const content = bytes.subarray(offset + 2, offset + length);
    if (frames.has(code)) {
      if (frame !== undefined) throw refusal(marker - 1, 'one frame', 'a second');
      frame = readFrame(content, frames.get(code)!, (expected, found) => refusal(offset + 2, expected, found));
    } else if (code === 0xe0) jfif ||= startsWith(content, 'JFIF\0');
    else if (code === 0xe1 && startsWith(content, 'Exif\0')) orientation = readOrientation(content.subarray(6));
    else if (code === 0xee && startsWith(content, 'Adobe') && content.length >= 12) adobe = offset + 2 + 11;
    else if (code === startOfScan) {
      if (frame === undefined) throw refusal(marker - 1, 'a frame before the first scan', 'none');
      scans++;
    }
    offset += length;
  }
  if (frame === undefined || scans === 0) {
    throw new StrnnError(
      'data',
      `${where}: expected a frame and its scans, found ${frame === undefined ? 'no frame' : 'no scan'}.`,
    );
  }
  // Every block takes at least one bit of some scan.
  if (frame.width * frame.height > 64 * 8 * bytes.length) {
    const found = `${frame.width} x ${frame.height} pixels in ${bytes.length} bytes`;
    throw new StrnnError('data', `${where}: expected at least a bit per 8 x 8 pixels, found ${found}.`);
  }
  const { ids, ...rest } = frame;
  const lumaChroma = frame.channels === 3 && (jfif || (adobe === undefined ? ids !== 'RGB' : bytes[adobe] !== 0));
  return { ...rest, lumaChroma, adobeTransform: adobe, orientation };
}

/**
 * The place of the next marker's code. Between segments a marker follows at once, maybe after fill bytes; after a scan
 * come its data first.
 */
function nextMarker(bytes: Uint8Array, offset: number, data: boolean): number | { at: number } | undefined {
  for (let at = offset; ;) {
    const prefix = data ? bytes.indexOf(0xff, at) : at;
    if (prefix < 0 || prefix >= bytes.length) return undefined;
    if (bytes[prefix] !== 0xff) return { at: prefix };
    let code = prefix + 1;
    while (bytes[code] === 0xff) code++;
    if (code >= bytes.length) return undefined;
    // FF00 stands for FF in a scan, FFD0 to FFD7 restart it.
    const inScan = bytes[code] === 0 || (bytes[code] >= 0xd0 && bytes[code] <= 0xd7);
    if (!data || !inScan) return code;
    at = code + 1;
  }
}

function readFrame(content: Uint8Array, kind: string, refusal: (expected: string, found: string) => StrnnError): Frame {
  if (!['baseline', 'extended', 'progressive'].includes(kind)) {
    throw refusal('a baseline or progressive JPEG file (save it as one, or as PNG)', `${kind} one`);
  }
  const components = content[5];
  if (content.length < 6 || content.length !== 6 + 3 * components) {
    throw refusal(`a frame of 6 bytes and 3 for each component`, `${content.length}`);
  }
  const [precision, ...size] = content;
  const height = size[0] * 256 + size[1];
  const width = size[2] * 256 + size[3];
  if (precision !== 8) throw refusal('8 bits per sample', `${precision}`);
  if (width < 1 || height < 1) throw refusal('a size from 1 x 1', `${width} x ${height}`);
  if (components === 4) throw refusal('1 or 3 components (save it as RGB or gray)', '4, which is CMYK, for print');
  if (components !== 1 && components !== 3) throw refusal('1 or 3 components', `${components}`);
  let ids = '';
  const sampled: Sampling[] = [];
  for (let i = 6; i < content.length; i += 3) {
    ids += String.fromCharCode(content[i]);
    const [across, down] = [content[i + 1] >> 4, content[i + 1] & 15];
    if (across < 1 || across > 4 || down < 1 || down > 4)
      throw refusal('sampling factors 1 to 4', `${across} x ${down}`);
    sampled.push({ across, down });
  }
  if (new Set(ids).size !== components) throw refusal('components of different names', 'the same twice');
  const across = Math.max(...sampled.map((one) => one.across));
  const down = Math.max(...sampled.map((one) => one.down));
  return { width, height, channels: components, sampling: { across, down, components: sampled }, ids };
}

function startsWith(content: Uint8Array, text: string): boolean {
  return [...text].every((letter, i) => content[i] === letter.charCodeAt(0));
}
