/**
 * The same item under another name. Whatever it has, inherited or its own, it keeps: an item may be an instance of a
 * class. Methods run on the item itself, so that private fields and state of its own stay in reach.
 */
export function renameItem<Item extends { readonly name: string }>(item: Item, name: string): Item {
  const renamed: Record<PropertyKey, unknown> = {};
  for (let holder: object | null = item; holder !== null && holder !== Object.prototype;) {
    for (const key of Reflect.ownKeys(holder)) {
      // What is nearer to the item hides what is further up.
      if (key === 'constructor' || Object.hasOwn(renamed, key)) continue;
      const value: unknown = Reflect.get(item, key);
      renamed[key] = typeof value === 'function' ? (value.bind(item) as unknown) : value;
    }
    holder = Reflect.getPrototypeOf(holder);
  }
  return Object.assign(renamed, { name }) as unknown as Item;
}
