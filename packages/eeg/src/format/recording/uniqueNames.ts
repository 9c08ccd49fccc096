/**
 * Tells equal channel names apart as MNE does: each of them gets `-0`, `-1`, ... in the order of the file, or `-a`, `-b`,
 * ... where that name is taken.
 *
 * @param names changed in place
 * @returns the names that were there more than once
 */
export function uniqueNames(names: string[]): string[] {
  const taken = new Set(names);
  const places = new Map<string, number[]>();
  names.forEach((name, i) => {
    const list = places.get(name);
    if (list === undefined) places.set(name, [i]);
    else list.push(i);
  });
  const repeated = [...places].filter(([, list]) => list.length > 1);
  for (const [name, list] of repeated) {
    let number = 0;
    for (const place of list) {
      let unique = `${name}-${number}`;
      for (let letter = 0; taken.has(unique); letter++) {
        unique = letter < 26 ? `${name}-${String.fromCharCode(97 + letter)}` : `${name}-${number}-${letter}`;
      }
      taken.add(unique);
      names[place] = unique;
      number++;
    }
  }
  return repeated.map(([name]) => name);
}
