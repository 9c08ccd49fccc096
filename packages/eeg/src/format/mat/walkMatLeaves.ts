import type { MatLeaf } from './MatFile.js';
import type { MatReader } from './MatReader.js';
import { readMatHeader } from './readMatHeader.js';
import type { MatHeader } from './readMatHeader.js';
import { checkMatDepth, checkMatElements, readMatValue } from './readMatValue.js';

/**
 * The arrays inside an array of version 5, in the order of the file; structs, objects and cells are gone through.
 *
 * @param header of the array, whose values come next
 * @param path of the array
 * @param wanted is asked for every array with its path, of a struct array for its fields (`'s(2).x'`) but not for its
 * elements; what is not wanted is passed over undecoded
 * @param leaf makes the reader for one leaf, with a budget of its own
 * @returns the leaves, and between them promises to wait for (see `MatTask`)
 * @throws StrnnError `data`
 */
export function* walkMatLeaves(
  reader: MatReader,
  header: MatHeader,
  path: string,
  wanted: (path: string) => boolean,
  leaf: () => MatReader,
  depth = 0,
): Generator<Promise<void> | MatLeaf, void, undefined> {
  const { stream, warn } = reader;
  checkMatDepth(reader, header, depth);
  if (!wanted(path)) {
    yield* stream.skip(header.end - stream.offset());
    return;
  }
  const { class: kind, fields, count, end } = header;
  if (kind !== 'cell' && kind !== 'struct' && kind !== 'object') {
    yield { path, value: yield* readMatValue(leaf(), header, depth) };
    return;
  }
  checkMatElements(reader, header);
  const names = kind === 'cell' ? [''] : fields;
  for (let i = 0; names.length > 0 && i < count; i++) {
    for (const name of names) {
      const member = yield* readMatHeader(stream, end, warn);
      const element = kind === 'cell' ? `{${i + 1}}` : count === 1 ? `.${name}` : `(${i + 1}).${name}`;
      yield* walkMatLeaves(reader, member, path + element, wanted, leaf, depth + 1);
    }
  }
  yield* stream.skip(end - stream.offset());
}
