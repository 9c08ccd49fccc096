import type { PickleCursor } from './PickleCursor.js';
import { PickleGlobal } from './PickleItem.js';

/** What the names are read as. NumPy 2 has the same under `numpy._core`. */
const meanings: Readonly<Record<string, string>> = {
  'numpy.core.multiarray._reconstruct': 'reconstruct',
  'numpy._core.multiarray._reconstruct': 'reconstruct',
  'numpy.core.multiarray.scalar': 'scalar',
  'numpy._core.multiarray.scalar': 'scalar',
  'numpy.core.numeric._frombuffer': 'frombuffer',
  'numpy._core.numeric._frombuffer': 'frombuffer',
  'numpy.ndarray': 'ndarray',
  'numpy.dtype': 'dtype',
  '_codecs.encode': 'encode',
  'collections.OrderedDict': 'OrderedDict',
  // For b'' in protocols 0 to 2.
  '__builtin__.bytes': 'bytes',
  'builtins.bytes': 'bytes',
};

/**
 * The class or function that a pickle names, if it is one of the few that make NumPy arrays.
 *
 * @throws StrnnError `data` for any other, naming it, the byte and what is allowed
 */
export function pickleGlobal(module: string, name: string, cursor: PickleCursor): PickleGlobal {
  const full = `${module}.${name}`;
  if (!Object.hasOwn(meanings, full)) throw refusePickleGlobal(full, cursor);
  return new PickleGlobal(full);
}

export function pickleGlobalMeaning({ name }: PickleGlobal): string {
  return meanings[name];
}

export function refusePickleGlobal(name: string, { fail }: PickleCursor): Error {
  const shown = name.length > 200 ? `${name.slice(0, 200)}...` : name;
  return fail(
    `the pickle asks for ${JSON.stringify(shown)}; a pickle can run any program, so nothing is called and only NumPy arrays are read. ` +
      `Allowed: ${Object.keys(meanings).join(', ')}.`,
  );
}
