export interface NpyHeader {
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

const entry = /^\s*(?:'(\w+)'|"(\w+)")\s*:\s*(?:'([^'\\]*)'|"([^"\\]*)"|(True|False)|\(([\d\s,L]*)\))\s*(,|\})/;

/**
 * Reads the header of a .npy file, a dict in Python's notation: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
 *
 * @returns why it is none, for one that NumPy would not have written or whose elements are records
 */
export function parseNpyHeader(text: string): NpyHeader | string {
  const found = new Map<string, string | boolean | readonly number[]>();
  let rest = text.trim();
  if (!rest.startsWith('{'))
    return `expected a header that begins with '{', found ${JSON.stringify(rest.slice(0, 50))}`;
  rest = rest.slice(1);
  while (!/^\s*$/.test(rest)) {
    // After the comma of the last entry there is the closing bracket alone.
    if (/^\s*\}\s*$/.test(rest)) break;
    if (/^\s*['"]descr['"]\s*:\s*\[/.test(rest))
      return 'expected numbers or strings as elements, found records, which are not read';
    const match = entry.exec(rest);
    if (match === null)
      return `expected an entry of the header such as 'descr': '<f8', found ${JSON.stringify(rest.slice(0, 50))}`;
    const [whole, name, otherName, single, double, truth, sizes, end] = match;
    found.set(
      name ?? otherName,
      sizes !== undefined ? parseSizes(sizes) : truth !== undefined ? truth === 'True' : (single ?? double),
    );
    rest = rest.slice(whole.length);
    if (end === '}') {
      if (rest.trim() !== '')
        return `expected nothing after the header's '}', found ${JSON.stringify(rest.trim().slice(0, 50))}`;
      break;
    }
  }
  const [descr, fortranOrder, shape] = ['descr', 'fortran_order', 'shape'].map((name) => found.get(name));
  if (typeof descr !== 'string' || typeof fortranOrder !== 'boolean' || !Array.isArray(shape) || found.size !== 3) {
    return `expected 'descr', 'fortran_order' and 'shape' in the header, found ${[...found.keys()].join(', ') || 'nothing'}`;
  }
  return { descr, fortranOrder, shape: shape as readonly number[] };
}

/** `3, 4`, `5,` or nothing; what is no number becomes NaN, which no shape has. Python 2 writes `3L`. */
function parseSizes(text: string): readonly number[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  return parts.map((part) => (/^\d{1,15}L?$/.test(part) ? parseInt(part, 10) : NaN));
}
