import type { MatStream } from './MatStream.js';
import { matTypeName, readMatTag } from './readMatTag.js';
import type { MatTask } from './MatTask.js';

/** MATLAB's names have at most 63 characters. */
const mostBytes = 4096;

/**
 * Reads an element that holds a name: of a variable, of an object's class.
 *
 * @throws StrnnError `data` when it is no text or far longer than any name
 */
export function* readMatName(stream: MatStream, end: number, warn: (text: string) => void): MatTask<string> {
  const tag = yield* readMatTag(stream, end);
  if (tag.type === 16 || tag.type === 2) {
    warn(`the name at byte ${tag.at} is ${matTypeName(tag.type)} instead of ${matTypeName(1)}`);
  } else if (tag.type !== 1) {
    throw stream.fault(`a name of type ${matTypeName(1)}`, matTypeName(tag.type), tag.at);
  }
  if (tag.bytes > mostBytes) throw stream.fault(`a name of at most ${mostBytes} bytes`, String(tag.bytes), tag.at);
  const name = matNameText(yield* stream.take(tag.bytes), tag.type === 16);
  yield* stream.skip(tag.padding);
  return name;
}

/** Text up to the first zero byte. */
export function matNameText(bytes: Buffer, utf8 = false): string {
  const zero = bytes.indexOf(0);
  return bytes.toString(utf8 ? 'utf8' : 'latin1', 0, zero < 0 ? bytes.length : zero);
}
