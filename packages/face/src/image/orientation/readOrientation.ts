const orientationTag = 0x0112;
const shortType = 3;

/**
 * How a camera says that it was held: 1 upright, 2 to 8 mirrored or turned.
 * Anything that cannot be read, or is no such number, counts as upright.
 *
 * Source: Exif 2.3 (CIPA DC-008), section 4.6.4, tag 274; TIFF 6.0, section 2.
 * @param exif a TIFF header and its first directory, without a leading 'Exif\0\0'
 */
export function readOrientation(exif: Uint8Array): number {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  if (exif.length < 8 || exif[0] !== exif[1] || (exif[0] !== 0x49 && exif[0] !== 0x4d)) return 1;
  const little = exif[0] === 0x49;
  const directory = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || directory + 2 > exif.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= exif.length; i++, at += 12) {
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return view.getUint16(at + 2, little) === shortType && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
