import { mat73Attributes } from './mat73Header.js';
import { openHdf5, type Hdf5File, type OpenHdf5Options } from './openHdf5.js';
import { hdf5TypeName } from './hdf5TypeName.js';

/** A group, a dataset or a link. */
export interface Hdf5TreeEntry {
  /** `'/DREAMER/Data'` */
  readonly path: string;
  readonly kind: 'group' | 'dataset' | 'datatype' | 'link' | 'unknown';
  /** Of a dataset: `'float64'`, `'compound of real: float64, imag: float64'`. */
  readonly type?: string;
  /** Of a dataset: row-major, `[]` for a single value, null for none. */
  readonly shape?: readonly number[] | null;
  readonly chunks?: readonly number[];
  /** Of a dataset: `'deflate'`, `'shuffle'`, ... in the order in which they were applied. */
  readonly filters?: readonly string[];
  /** Where MATLAB wrote the file: `'double'`, `'cell'`, ... */
  readonly matlabClass?: string;
  /** `'soft link to /x'`, or `'same as /x'` for a group that was listed before. */
  readonly link?: string;
}

export interface Hdf5Tree {
  readonly file: string;
  readonly bytes: number;
  /** Depth first, a group before what is in it. */
  readonly entries: readonly Hdf5TreeEntry[];
  /** Entries of the listed groups that are left out. */
  readonly more: number;
}

const filterNames: Readonly<Record<number, string>> = {
  1: 'deflate',
  2: 'shuffle',
  3: 'fletcher32',
  4: 'szip',
  5: 'nbit',
  6: 'scaleoffset',
};

/**
 * Lists what an HDF5 file holds, without its data.
 *
 * @param options.most how many entries to list. Default 1000
 * @throws StrnnError `data` when there is no such file, or it is not HDF5 or damaged
 */
export async function inspectHdf5(
  file: string,
  options: OpenHdf5Options & { readonly most?: number } = {},
): Promise<Hdf5Tree> {
  const { most = 1000, ...rest } = options;
  const hdf5 = await openHdf5(file, rest);
  try {
    return { file, bytes: hdf5.bytes, ...(await listTree(hdf5, most)) };
  } finally {
    await hdf5.close();
  }
}

async function listTree(hdf5: Hdf5File, most: number): Promise<Pick<Hdf5Tree, 'entries' | 'more'>> {
  const entries: Hdf5TreeEntry[] = [];
  const groups = new Map<number, string>();
  let more = 0;
  // What is still to be listed, the next one last: the tree may be deep.
  const rest: string[] = ['/'];
  while (rest.length > 0 && entries.length < most) {
    const path = rest.pop()!;
    const [object] = await hdf5.describe([path], mat73Attributes, 0);
    const { kind, type, shape, chunks, filters, attributes, link, address } = object;
    const seen = kind === 'group' ? groups.get(address) : undefined;
    const className = attributes.MATLAB_class;
    entries.push({
      path,
      kind,
      ...(type !== null
        ? { type: hdf5TypeName(type), shape, filters: filters.map((id) => filterNames[id] ?? `filter ${id}`) }
        : {}),
      ...(chunks !== null ? { chunks } : {}),
      ...(typeof className === 'string' ? { matlabClass: className } : {}),
      ...(link !== undefined ? { link } : seen !== undefined ? { link: `same as ${seen}` } : {}),
    });
    if (kind !== 'group' || seen !== undefined) continue;
    groups.set(address, path);
    const listed = await hdf5.list(path, Math.max(0, most - entries.length - rest.length));
    more += listed.more;
    rest.push(...listed.entries.map((entry) => entry.path).reverse());
  }
  return { entries, more: more + rest.length };
}
