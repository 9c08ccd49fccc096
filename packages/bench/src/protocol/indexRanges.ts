/** Ascending indices as short text: `[0, 1, 2, 7]` -> `'0-2 7'`. */
export function indexRanges(indices: Int32Array): string {
  const parts: string[] = [];
  for (let start = 0; start < indices.length;) {
    let end = start;
    while (end + 1 < indices.length && indices[end + 1] === indices[end] + 1) end++;
    parts.push(start === end ? `${indices[start]}` : `${indices[start]}-${indices[end]}`);
    start = end + 1;
  }
  return parts.join(' ');
}
