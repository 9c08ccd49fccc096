/**
 * The indices of `indexRanges`: `'0-2 7'` -> `[0, 1, 2, 7]`.
 * @returns undefined for a text that is none
 */
export function parseIndexRanges(text: string): Int32Array | undefined {
  const indices: number[] = [];
  for (const range of text === '' ? [] : text.split(' ')) {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (from === undefined) return undefined;
    const last = Number(to);
    for (let index = Number(from); index <= last; index++) indices.push(index);
  }
  return Int32Array.from(indices);
}
