import type { MatStream } from './MatStream.js';
import { matNameText } from './readMatName.js';
import { matTypeName, readMatTag } from './readMatTag.js';
import type { MatTask } from './MatTask.js';

const mostLength = 4096;
const mostFields = 2 ** 16;

/**
 * Reads the field names of a struct. A name that is there twice gets a number before it, `_1_name`, as in SciPy.
 *
 * @throws StrnnError `data` when they are not whole, or more than 65536
 */
export function* readMatFieldNames(stream: MatStream, end: number, warn: (text: string) => void): MatTask<string[]> {
  const lengthTag = yield* readMatTag(stream, end);
  if ((lengthTag.type !== 5 && lengthTag.type !== 6) || lengthTag.bytes !== 4) {
    const found = `${lengthTag.bytes} bytes of ${matTypeName(lengthTag.type)}`;
    throw stream.fault('the length of field names, 4 bytes of miINT32 (5)', found, lengthTag.at);
  }
  const bytes = yield* stream.take(4);
  const length = stream.bigEndian ? bytes.readInt32BE() : bytes.readInt32LE();
  yield* stream.skip(lengthTag.padding);
  const tag = yield* readMatTag(stream, end);
  if (tag.type !== 1 && tag.type !== 2 && tag.type !== 16) {
    throw stream.fault(`field names of type ${matTypeName(1)}`, matTypeName(tag.type), tag.at);
  }
  const count = tag.bytes === 0 ? 0 : tag.bytes / length;
  if (length < 0 || length > mostLength || !Number.isInteger(count) || count > mostFields) {
    const found = `${tag.bytes} bytes for names of ${length}`;
    throw stream.fault(`up to ${mostFields} whole field names of 1 to ${mostLength} bytes`, found, tag.at);
  }
  const names = new Set<string>();
  const repeats = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const name = matNameText(yield* stream.take(length), tag.type === 16);
    let unique = name;
    let repeat = repeats.get(name) ?? 0;
    while (names.has(unique)) unique = `_${++repeat}_${name}`;
    if (unique !== name)
      warn(`the field '${name}' at byte ${tag.at} is there more than once, one is read as '${unique}'`);
    repeats.set(name, repeat);
    names.add(unique);
  }
  yield* stream.skip(tag.padding);
  return [...names];
}
