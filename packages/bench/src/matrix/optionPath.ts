/** `optionPath('vary', ['hidden', 1])` -> `'vary.hidden[1]'`; a key that is no plain name is quoted: `vary["a b"]`. */
export function optionPath(root: string, keys: readonly PropertyKey[]): string {
  let path = root;
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (/^[\w.$@/-]+$/.test(String(key))) path += path === '' ? String(key) : `.${String(key)}`;
    else path += `[${JSON.stringify(String(key))}]`;
  }
  return path;
}
