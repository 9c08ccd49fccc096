/**
 * A string inside a pickle, not yet decoded: the bytes of an array of 100 MB are strings too in Python 2, and become no
 * JavaScript string on their way.
 */
export class PickleText {
  constructor(
    readonly bytes: Uint8Array,
    /** `'latin1'` are the byte strings of Python 2. */
    readonly encoding: 'latin1' | 'utf-8',
    /** The bytes are a copy that nothing else uses. */
    readonly owned: boolean,
  ) {}
}

/** JavaScript strings are no longer than 2^29 - 24. */
const longest = 2 ** 29 - 24;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The string, or why it is none. */
export function decodePickleText({
  bytes,
  encoding,
}: PickleText): { readonly text: string } | { readonly reason: string } {
  if (bytes.byteLength > longest)
    return { reason: `a string of ${bytes.byteLength} bytes; at most ${longest} can be read` };
  if (encoding === 'latin1') {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
  }
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { reason: 'a string that is not UTF-8' };
  }
}

/** `text.encode('latin1')`: undefined where a character is above 255 (or the bytes are not UTF-8). */
export function latin1Bytes(text: PickleText): Uint8Array | undefined {
  if (text.encoding === 'latin1') return text.bytes;
  const { bytes } = text;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte < 0x80) out[length++] = byte;
    else {
      // Two bytes with a first one of c2 or c3: characters 128 to 255.
      const next = bytes[++at];
      if ((byte !== 0xc2 && byte !== 0xc3) || next === undefined || (next & 0xc0) !== 0x80) return undefined;
      out[length++] = ((byte & 3) << 6) | (next & 0x3f);
    }
  }
  return out.subarray(0, length);
}
