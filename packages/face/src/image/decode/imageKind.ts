import { pngSignature } from '../png/readPngChunks.js';

/** The kinds of image that are read. */
export type ImageKind = 'png' | 'jpeg' | 'pnm';

/** Other things that are found under the names of images, by the bytes that they begin with (latin-1). */
const others: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG|^.?PNG\r?\n/s, 'a PNG image whose first bytes are damaged, as by a transfer in text mode'],
  [/^GIF8/, 'a GIF image'],
  [/^BM.{4}\0{4}/s, 'a BMP image'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF image'],
  [/^RIFF.{4}WEBP/s, 'a WebP image'],
  [/^.{4}ftyp(hei[cx]|mif1|msf1|hevc)/s, 'a HEIC image'],
  [/^.{4}ftypavi[fs]/s, 'an AVIF image'],
  [/^.{4}ftyp/s, 'a video (MP4)'],
  [/^RIFF.{4}AVI /s, 'a video (AVI)'],
  [/^\x1a\x45\xdf\xa3/, 'a video (Matroska, WebM)'],
  [/^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'a JPEG 2000 image'],
  [/^P[14]\s/, 'a PBM bitmap'],
  [/^P7\s/, 'a PAM image'],
  [/^P[Ff]\s/, 'a PFM image'],
  [/^8BPS/, 'a Photoshop image'],
  [/^%PDF/, 'a PDF document'],
  [/^PK\x03\x04/, 'a ZIP archive'],
  [/^\x1f\x8b/, 'a gzip archive'],
  [/^Rar!/, 'a RAR archive'],
  [/^7z\xbc\xaf/, 'a 7z archive'],
  [/^version https:\/\/git-lfs/, 'a pointer of Git LFS instead of the file itself (git lfs pull)'],
  [
    /^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body)/i,
    'a web page (HTML), maybe an error page saved under this name',
  ],
  [/^(\xef\xbb\xbf)?\s*(<\?xml|<svg)/i, 'an XML or SVG file'],
  [/^\0+$/, 'zeros only'],
  [/^(\xef\xbb\xbf)?[\t\n\f\r\x20-\x7e\x80-\xff]*$/, 'text'],
];

/** The kind of an image by its first bytes, whatever its name; otherwise `found`, in words, what they look like. */
export function imageKind(bytes: Uint8Array): { kind: ImageKind } | { found: string } {
  if (bytes.length === 0) return { found: 'an empty file' };
  if (pngSignature.every((byte, i) => bytes[i] === byte)) return { kind: 'png' };
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'jpeg' };
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  if (/^P[2356][\s#]/.test(start)) return { kind: 'pnm' };
  const other = others.find(([pattern]) => pattern.test(start));
  return { found: other === undefined ? 'a file of an unknown kind' : other[1] };
}
