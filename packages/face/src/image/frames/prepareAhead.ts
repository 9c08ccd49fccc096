/**
 * Prepares items in their order, the next one already while one is used: decoding in the background and computing then
 * overlap. At most two are in memory.
 *
 * @throws whatever `prepare` throws, at the turn of its item
 */
export async function* prepareAhead<Item, Prepared>(
  items: readonly Item[],
  prepare: (item: Item) => Promise<Prepared>,
): AsyncGenerator<Prepared> {
  const start = (index: number): Promise<Prepared> | undefined => {
    if (index >= items.length) return undefined;
    const prepared = prepare(items[index]);
    // A rejection is told at the item's turn, which may never come.
    prepared.catch(() => undefined);
    return prepared;
  };
  let next = start(0);
  for (let index = 0; next !== undefined; index++) {
    const current = next;
    next = start(index + 1);
    yield await current;
  }
}
