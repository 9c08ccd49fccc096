/** Bytes per chunk; texts longer than this get a chunk of their own. */
const SIZE = 1 << 18;

/**
 * Texts one after the other as UTF-8, in chunks: tens of megabytes are written without being held. One buffer serves all
 * chunks, so each must be used before the next is asked for.
 */
export function* byteChunks(texts: Iterable<string>): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(SIZE);
  let length = 0;
  for (const text of texts) {
    // A UTF-16 unit takes at most three bytes.
    if (length > 0 && length + 3 * text.length > SIZE) {
      yield buffer.subarray(0, length);
      length = 0;
    }
    if (3 * text.length > SIZE) yield Buffer.from(text, 'utf8');
    else length += buffer.write(text, length, 'utf8');
  }
  if (length > 0) yield buffer.subarray(0, length);
}
